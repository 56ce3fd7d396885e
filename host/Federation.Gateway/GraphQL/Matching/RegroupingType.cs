using Federation.Cluster.Matching.Regroupings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class RegroupingType : ObjectGraphType<Regrouping>
{
    public RegroupingType()
    {
        Name = "Regrouping";
        Description = "Listings that went over from centre to centre, and why: a merge, its reversal, or both at once.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names it, for \"undoRegrouping\".").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When it was begun.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<RegroupingCauseType>>("cause").Description("What brought it about.").Resolve(context => context.Source.Cause);
        Field<StringGraphType>("actor").Description("Who decided; null where the scores did, and for whoever is no operator.").Resolve(context => context.Source.Actor);
        Field<NonNullGraphType<StringGraphType>>("reason").Description("Why, in a person's words; empty where the scores decided: then the evidence says it.").Resolve(context => context.Source.Reason);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ListingTransferType>>>>("transfers").Description("What went over.").Resolve(context => context.Source.Transfers);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<JudgedPairType>>>>("evidence").Description($"The pairs that count as one place, surest first; at most {Regrouping.MostEvidence}.").Resolve(context => context.Source.Evidence);
        Field<StringGraphType>("undoes").Description("The key of the regrouping that it takes back; null for none.").Resolve(context => context.Source.Undoes);
    }
}
