using Federation.Cluster.Members.Visits.Statements;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitCorrectionType : ObjectGraphType<VisitCorrection>
{
    public VisitCorrectionType()
    {
        Name = "VisitCorrection";
        Description = "A counter-entry: what is to be added to a line of an earlier statement, which stays as it is.";
        Field<NonNullGraphType<StringGraphType>>("statement").Description("The key of the statement that it corrects, which may be none where nothing was stated then.").Resolve(context => VisitStatement.IdOf(context.Source.Month, context.Source.Host, context.Source.Home));
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The line's centre.").Resolve(context => context.Source.Centre.Value);
        Field<CentreType>("centre").Description("The centre, closed ones too, or the one that it was merged into; null where the directory has none of that key any more.").Resolve(context => context.Directory().Centres.Load(context.Source.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<NonNullGraphType<StringGraphType>>("tier").Description("The line's tier.").Resolve(context => context.Source.Tier.Value);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("With its sign.").Resolve(context => context.Source.VisitorDays);
        Field<NonNullGraphType<IntGraphType>>("visits").Description("With its sign.").Resolve(context => context.Source.Visits);
        Field<NonNullGraphType<IntGraphType>>("doubtfulDays").Description("With its sign; in no total.").Resolve(context => context.Source.DoubtfulDays);
        Field<NonNullGraphType<IntGraphType>>("doubtfulVisits").Description("With its sign; in no total.").Resolve(context => context.Source.DoubtfulVisits);
        Field<NonNullGraphType<CorrectionReasonType>>("reason").Description("Why.").Resolve(context => context.Source.Reason);
    }
}
