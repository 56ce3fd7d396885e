using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelPayloadType : ObjectGraphType<LabelPayload>
{
    public LabelPayloadType()
    {
        Name = "LabelPayload";
        Description = "What became of a decision about a label.";
        Field<CentreLabelType>("label").Description("After the decision; where it was refused, as it is.").Resolve(context => context.Source.Label);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LabelRefusalType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}
