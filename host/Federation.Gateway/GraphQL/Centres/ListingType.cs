using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class ListingType : ObjectGraphType<Listing>
{
    public ListingType()
    {
        Name = "Listing";
        Description = "What one network says about one place, as last accepted.";
        Add<NonNullGraphType<StringGraphType>>("key", "Network and the network's own id.", listing => listing.Key.Value);
        Field<NetworkType>("network").Description("The network that lists the place.").Resolve(context => context.Directory().Networks.Load(context.Source.Key.Network));
        Add<NonNullGraphType<StringGraphType>>("sourceId", "The network's own id for the place.", listing => listing.Key.SourceId);
        Add<NonNullGraphType<DateTimeScalar>>("observedAt", "When the content last changed.", listing => listing.ObservedAt);
        Add<DateTimeScalar>("staleSince", "Since when a complete run of its network no longer shows it; null while it does.", listing => listing.StaleSince);
        Add<DateTimeScalar>("removedAt", "Since when it no longer speaks for its centre, because its source let go of it; null while it does.", listing => listing.RemovedAt);
        Add<NonNullGraphType<StringGraphType>>("adapter", "The adapter that read it, as id@version.", listing => listing.Source.Adapter);
        Add<OriginType>("origin", "Where it was first taken in, where a peer directory handed it on; null where we read it at its network ourselves.", listing => listing.Source.Origin);
        Add<NonNullGraphType<StringGraphType>>("licence", "The licence of the source: the origin's, whoever handed the listing on.", listing => listing.Source.Licence);
        Add<NonNullGraphType<StringGraphType>>("attribution", "The words of credit that the licence asks for.", listing => listing.Source.Attribution);
        Add<NonNullGraphType<LicenceTermsType>>("terms", "What that licence asks for.", listing => LicenceTerms.Of(listing.Source.Licence));
        Add<NonNullGraphType<StringGraphType>>("name", "What the network calls the place.", listing => listing.Content.Name);
        Add<StringGraphType>("description", "What the network says of the place.", listing => listing.Content.Description);
        Add<AddressType>("address", "The postal address.", listing => listing.Content.Address);
        Add<LocationType>("location", "The point on the map.", listing => listing.Content.Location);
        Add<StringGraphType>("website", "An absolute http or https address.", listing => listing.Content.Website);
        Add<StringGraphType>("phone", "The telephone numbers, or what is listed where it was not understood.", listing => listing.Content.Phone);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<TelephoneType>>>>("phones", "The telephone numbers in it, where they are understood.", listing => listing.Content.Phones);
        Add<StringGraphType>("openingHours", "When it is open.", listing => listing.Content.OpeningHours);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services", "The services that the network names.", listing => listing.Content.Services);
        Add<IntGraphType>("capacity", "Work places for people at one time.", listing => listing.Content.Capacity);
        Add<StringGraphType>("capacityText", "The work places in the source's words, where they are no number.", listing => listing.Content.CapacityText);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<SpokenLanguageType>>>>("languages", "The languages spoken there.", listing => listing.Content.Languages);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<AccessibilityFeatureType>>>>("accessibility", "For whom the place is made, as listed.", listing => listing.Content.Accessibility);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<PriceType>>>>("prices", "What it asks for, as listed.", listing => listing.Content.Prices);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("erasedFields", "The fields that something about a person was erased from, ever, here or at a directory that handed it on: what they said before is told nowhere.", listing => listing.RedactedFields);
        Add<StringGraphType>("labelClaim", "What the listing says of its own label: a claim.", listing => listing.Content.LabelClaim);
    }

    private void Add<TType>(string name, string description, Func<Listing, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => value(context.Source));
}
