using Federation.Cluster.Matching.Regroupings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class ListingTransferType : ObjectGraphType<ListingTransfer>
{
    public ListingTransferType()
    {
        Name = "ListingTransfer";
        Description = "A listing that went over from one centre to another.";
        Field<NonNullGraphType<StringGraphType>>("listing").Description("Its key: network and the network's own id.").Resolve(context => context.Source.Key.Value);
        Field<NonNullGraphType<IdGraphType>>("fromCentreId").Description("The global id of the centre that it left. Where it was the last one there, that id leads on to the other.").Resolve(context => GlobalId.Of(context.Source.From));
        Field<NonNullGraphType<IdGraphType>>("toCentreId").Description("The global id of the centre that it came to.").Resolve(context => GlobalId.Of(context.Source.To));
    }
}
