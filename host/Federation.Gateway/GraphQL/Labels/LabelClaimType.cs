using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelClaimType : ObjectGraphType<LabelClaim>
{
    public LabelClaimType()
    {
        Name = "LabelClaim";
        Description = "What a listing says of its own label: a claim. It proves nothing and sets no level.";
        Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing: network and the network's own id.").Plain(source => source.Listing.Value);
        Field<NonNullGraphType<StringGraphType>>("text").Description("In the listing's words.").Plain(source => source.Text);
    }
}
