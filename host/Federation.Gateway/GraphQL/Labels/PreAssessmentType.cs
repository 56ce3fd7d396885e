using Federation.Cluster.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class PreAssessmentType : ObjectGraphType<PreAssessment>
{
    public PreAssessmentType()
    {
        Name = "PreAssessment";
        Description = "What the directory's own data makes of a centre under the label's criteria. It awards nothing.";
        Field<NonNullGraphType<StringGraphType>>("criteriaVersion").Description("The version of the criteria.").Resolve(context => context.Source.Evaluation.CriteriaVersion);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("The time for which the question is asked.").Resolve(context => context.Source.Evaluation.At);
        Field<IntGraphType>("level").Description("The lowest of the axes that have a level: 0 for none, to 3; null where nothing is measurable.").Resolve(context => context.Source.Evaluation.Level);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AxisFindingType>>>>("axes").Description("All five.").Resolve(context => context.Source.Evaluation.Axes);
    }
}
