using Federation.Contracts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks.Partner;

internal sealed class NetworkQualityType : ObjectGraphType<NetworkQuality>
{
    public NetworkQualityType()
    {
        Name = "NetworkQuality";
        Description = "How good a network's listings are: what its source shows at present, as of the end of the last run.";
        Field<NonNullGraphType<QualityLevelType>>("level").Description("The level of the source.").Resolve(context => context.Source.Quality.Level);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<QualityGapType>>>>("missing").Description("What is missing for the level above, all of it; empty at platinum.").Resolve(context => context.Source.Quality.Missing);
        Field<NonNullGraphType<IntGraphType>>("read").Description("Records that were measured: listings that the source shows, and those in quarantine.").Resolve(context => context.Source.Measures.Read);
        Field<NonNullGraphType<IntGraphType>>("mapped").Description("Of them, those that are listings.").Resolve(context => context.Source.Measures.Mapped);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FieldShareType>>>>("fields")
            .Description("How many of the listings have each field, in the order of a listing.")
            .Resolve(context => SourceTally.Fields.Select(field => new QualityShare(field, context.Source.Measures.FilledIn(field), context.Source.Measures.Mapped)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<QuarantineShareType>>>>("quarantine")
            .Description("How many of the records are in quarantine, by the code of the first error of each, the most first.")
            .Resolve(context => context.Source.Measures.Quarantined
                .OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal)
                .Select(code => new QualityShare(code.Key, code.Value, context.Source.Measures.Read)));
        Field<NonNullGraphType<IntGraphType>>("hoursUnderstood").Description("Listings whose opening hours were understood.").Resolve(context => context.Source.Measures.HoursUnderstood ?? 0);
        Field<NonNullGraphType<IntGraphType>>("sameId").Description("Records of the last whole reading whose id another one before them had; repeatedIds has them.").Resolve(context => context.Source.Measures.SameId);
        Field<NonNullGraphType<IntGraphType>>("samePlace").Description("Listings whose name and address, with its street, another one has under another id.").Resolve(context => context.Source.Measures.SamePlace);
        Field<NonNullGraphType<DateTimeScalar>>("measuredAt").Description("When the listings were counted.").Resolve(context => context.Source.At);
    }
}

internal sealed class FieldShareType : ObjectGraphType<QualityShare>
{
    public FieldShareType()
    {
        Name = "FieldShare";
        Description = "How many of a network's listings have one field.";
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field, for example address.street.").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many have it.").Resolve(context => context.Source.Count);
        Field<FloatGraphType>("share").Description("From 0 to 1; null where there are no listings.").Resolve(context => context.Source.Share);
    }
}

internal sealed class QualityLevelType : EnumerationGraphType
{
    public QualityLevelType()
    {
        Name = "QualityLevel";
        Description = "How much a network's listings are worth to who looks for a place. Each level asks for all that the ones below it ask for.";
        Add("NONE", QualityLevel.None, "Below bronze.");
        Add("BRONZE", QualityLevel.Bronze, "Its places can be found, and it says under which licence.");
        Add("SILVER", QualityLevel.Silver, "They can be reached and compared, and a run loses none.");
        Add("GOLD", QualityLevel.Gold, "One knows when to go, and what for.");
        Add("PLATINUM", QualityLevel.Platinum, "Nobody has to ask first.");
    }
}
