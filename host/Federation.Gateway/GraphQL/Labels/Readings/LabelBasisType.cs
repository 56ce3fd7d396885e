using Federation.Registry.Readings;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class LabelBasisType : ObjectGraphType<LabelBasis>
{
    public LabelBasisType()
    {
        Name = "LabelBasis";
        Description = "On what a label stands that is held.";
        this.AddTexts("origin", "How it was awarded.", proof => proof.Origin);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CriterionReadingType>>>>("criteria").Description("What counted when it was awarded, by which evidence and of when; empty where it was awarded by hand or elsewhere, and nothing of that is kept.").Resolve(context => context.Source.Criteria);
    }
}
