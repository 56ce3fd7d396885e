using Federation.Cluster.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelClaimType : ObjectGraphType<LabelClaim>
{
    public LabelClaimType()
    {
        Name = "LabelClaim";
        Description = "What a listing says of its own label: a claim. It proves nothing and sets no level.";
        Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing: network and the network's own id.").Resolve(context => context.Source.Listing.Value);
        Field<NonNullGraphType<StringGraphType>>("text").Description("In the listing's words.").Resolve(context => context.Source.Text);
    }
}
