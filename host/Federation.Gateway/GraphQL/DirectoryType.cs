using Federation.Cluster.Feed;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class DirectoryType : ObjectGraphType<DirectoryId>
{
    public DirectoryType()
    {
        Name = "Directory";
        Description = "This directory, as others know it.";
        Field<NonNullGraphType<StringGraphType>>("id").Description("Its id among directories: random, made once, never changed. It begins the key of every listing that was first taken in here.").Resolve(context => context.Source.Value);
    }
}
