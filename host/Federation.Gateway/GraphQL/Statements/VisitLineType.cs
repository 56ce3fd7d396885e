using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitLineType : ObjectGraphType<StatedLine>
{
    public VisitLineType()
    {
        Name = "VisitLine";
        Description = "How many visits one centre hosted in the month, of one tier.";
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The centre's key.").Resolve(context => context.Source.Line.Centre.Value);
        Field<CentreType>("centre").Description("The centre, closed ones too, or the one that it was merged into; null where the directory has none of that key any more.").Resolve(context => context.Directory().Centres.Load(context.Source.Line.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<NonNullGraphType<StringGraphType>>("tier").Description("What the visitors had paid for, in their network's word.").Resolve(context => context.Source.Line.Tier.Value);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("Several visits of one visitor on one day at one centre are one. Doubtful ones are not among them.").Resolve(context => context.Source.Line.VisitorDays);
        Field<NonNullGraphType<IntGraphType>>("visits").Description("Every admission that is beyond doubt.").Resolve(context => context.Source.Line.Visits);
        Field<NonNullGraphType<IntGraphType>>("doubtfulDays").Description("Days on which a door without network admitted a visitor whom the directory would have refused, and no visit is beyond doubt: in no total, unless the home network accepts them.").Resolve(context => context.Source.Line.DoubtfulDays);
        Field<NonNullGraphType<IntGraphType>>("doubtfulVisits").Description("Such admissions.").Resolve(context => context.Source.Line.DoubtfulVisits);
        Field<VisitDisputeType>("dispute").Description("What is disputed of it; null where nothing is.").Resolve(context => context.Source.Dispute);
    }
}
