using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelResultType : ResultType<LabelDecidedType>
{
    public LabelResultType()
        : base("LabelResult", "What became of a decision about a label.")
    {
        Or<LabelRefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class LabelDecidedType : ObjectGraphType<LabelDecided>
{
    public LabelDecidedType()
    {
        Name = "LabelDecided";
        Description = "A decision about a label was made.";
        Field<NonNullGraphType<CentreLabelType>>("label").Description("The label after it.").Resolve(context => context.Source.Label);
    }
}

internal sealed class LabelRefusedType : RefusalType<LabelRefused>
{
    public LabelRefusedType(ProblemCatalogue remedies)
        : base(remedies, "LabelRefused", "A decision about a label was refused, for example because it came after another one.") =>
        Field<CentreLabelType>("standing").Description("The label as it stands, with the version to decide on; null where the centre has none.").Resolve(context => context.Source.Standing);
}
