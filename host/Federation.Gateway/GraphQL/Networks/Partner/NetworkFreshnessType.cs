using Federation.Cluster.Sync.Measuring;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks.Partner;

internal sealed class NetworkFreshnessType : ObjectGraphType<NetworkFreshness>
{
    public NetworkFreshnessType()
    {
        Name = "NetworkFreshness";
        Description = $"How fresh a network's listings are, as its last {NetworkType.MostRuns} runs and a look through all of them tell. Counts are those of the end of the last run.";
        Field<DateTimeScalar>("wholeReadAt").Description("When the last whole reading of the source began; null where there was none.").Resolve(context => context.Source.Runs.WholeReadAt);
        Field<DateTimeScalar>("seenAt").Description("When the source last showed all that it has: by the end of a whole reading, or by saying that nothing changed since. Null where it never did.").Resolve(context => context.Source.Runs.SeenAt);
        Field<DateTimeScalar>("changedAt").Description("When the last run ended that changed a listing; null where none of those looked at did.").Resolve(context => context.Source.Runs.ChangedAt);
        Field<DateTimeScalar>("nextRunAt").Description("When the next run starts by itself: by the schedule, or as another try of one that failed. Null where none does.").Resolve(context => context.Source.NextRunAt);
        Field<NonNullGraphType<IntGraphType>>("listings").Description("Listings that speak for a centre, those included that the source does not show at present.").Resolve(context => context.Source.Measures.Listings);
        Field<NonNullGraphType<IntGraphType>>("missed").Description("Of them, those that the source no longer shows, but not for long enough to go. missedListings has them one by one.").Resolve(context => context.Source.Measures.Missed);
        Field<NonNullGraphType<IntGraphType>>("due").Description("Of them, those that the next complete run removes, unless too many would go: then a person decides.").Resolve(context => context.Source.Measures.Due);
        Field<NonNullGraphType<IntGraphType>>("removed").Description("Listings that were removed; they are none of the others.").Resolve(context => context.Source.Measures.Removed);
        Field<DateTimeScalar>("missedSince").Description("Since when the one is missed that is missed for longest; null where none is.").Resolve(context => context.Source.Measures.MissedSince);
        Ages("byChange", "Listings by how long ago they last changed: as the source says, and where it says nothing, as the directory saw it.", measures => measures.ByChange);
        Ages("bySight", "Listings by how long ago the source last showed them.", measures => measures.BySight);
        Field<NonNullGraphType<DateTimeScalar>>("measuredAt").Description("When the listings were counted.").Resolve(context => context.Source.Measures.At);
    }

    private void Ages(string name, string description, Func<NetworkMeasures, IReadOnlyDictionary<ListingAge, int>> counts) =>
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ListingAgeCountType>>>>(name)
            .Description($"{description} Every age is there, the youngest first.")
            .Resolve(context => counts(context.Source.Measures).OrderBy(count => count.Key));
}

internal sealed class ListingAgeCountType : ObjectGraphType<KeyValuePair<ListingAge, int>>
{
    public ListingAgeCountType()
    {
        Name = "ListingAgeCount";
        Description = "How many listings are of one age.";
        Field<NonNullGraphType<ListingAgeType>>("age").Description("The age.").Resolve(context => context.Source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Value);
    }
}

internal sealed class ListingAgeType : EnumerationGraphType
{
    public ListingAgeType()
    {
        Name = "ListingAge";
        Description = "How long ago something was; none counts in two.";
        Add("DAY", ListingAge.Day, "Up to 24 hours.");
        Add("WEEK", ListingAge.Week, "Up to 7 days.");
        Add("MONTH", ListingAge.Month, "Up to 30 days.");
        Add("YEAR", ListingAge.Year, "Up to 365 days.");
        Add("OLDER", ListingAge.Older, "Longer.");
        Add("UNKNOWN", ListingAge.Unknown, "Nobody knows.");
    }
}
