using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class MatchedListingType : ObjectGraphType<MatchedListing>
{
    public MatchedListingType()
    {
        Name = "MatchedListing";
        Description = "A listing that a person compares with another.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Network and the network's own id.").Resolve(context => context.Source.Key.Value);
        Field<NetworkType>("network").Description("Who lists it.").Resolve(context => context.Directory().Networks.Load(context.Source.Key.Network));
        Field<CentreType>("centre")
            .Description("The centre that it speaks for; null where it speaks for none any more.")
            .Resolve(context => context.Source.Centre is { } id ? context.Directory().Centres.Load(id).Select(centre => centre is null ? null : CentreNode.Of(centre)) : null);
        Field<ListingType>("listing")
            .Description("What it says.")
            .Resolve(context => context.Source.Centre is { } id ? context.Directory().Centres.Load(id).Select(centre => centre?.State.Find(context.Source.Key)) : null);
    }
}
