using Federation.Gateway.GraphQL.Labels;
using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class LabelFilterInputType : InputObjectGraphType<LabelFilterInput>
{
    public LabelFilterInputType()
    {
        Name = "LabelFilter";
        Description = "A label held now.";
        Field<IntGraphType>("level").Description($"At this level or a higher one, 1 to {CriteriaSet.TopLevel}; 1 where it is left out.");
        Field<AxisType>("axis").Description("On this axis; overall where it is left out.");
    }
}
