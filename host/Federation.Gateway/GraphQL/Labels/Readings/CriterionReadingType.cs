using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class CriterionReadingType : ObjectGraphType<CriterionReading>
{
    public CriterionReadingType()
    {
        Name = "CriterionReading";
        Description = "One criterion of a centre in plain words.";
        Field<NonNullGraphType<CriterionFindingType>>("finding").Description("What the words are made of.").Resolve(context => context.Source.Finding);
        this.AddText("says", "What is there, by which evidence, of when, and at which level; or that it is not known.", reading => reading.Says);
        this.AddSaid<StringGraphType, CriterionReading>("next", "What the axis's next level asks for here; null where nothing of this stands against it.", (reading, language) => reading.Next?.In(language));
    }
}
