using Federation.Cluster.Members.Doors;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class BlockedVisitorType : ObjectGraphType<BlockedVisitor>
{
    public BlockedVisitorType()
    {
        Name = "BlockedVisitor";
        Description = "A visitor whom a centre admits no more.";
        Field<NonNullGraphType<StringGraphType>>("visitor").Description("The visitor's pseudonym at this centre.").Resolve(context => context.Source.Visitor.Value);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("When the visitor was blocked.").Resolve(context => context.Source.Since);
    }
}
