using Federation.Cluster.Members.Hosting;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

internal sealed class HostingTermsResultType : ResultType<HostingTermsSetType>
{
    public HostingTermsResultType()
        : base("HostingTermsResult", "What became of a network's terms.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

/// <param name="Terms">After the command.</param>
internal sealed record HostingSet(HostingView Terms);

internal sealed class HostingTermsSetType : ObjectGraphType<HostingSet>
{
    public HostingTermsSetType()
    {
        Name = "HostingTermsSet";
        Description = "A network's terms are as the command wants them.";
        Field<NonNullGraphType<HostingTermsType>>("terms").Description("The terms after it.").Resolve(context => context.Source.Terms);
    }
}
