using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Appeals;

internal sealed record DecideSuspensionAppealInput : LabelDecisionInput
{
    public required bool Allowed { get; init; }
}

internal sealed class DecideSuspensionAppealInputType : InputObjectGraphType<DecideSuspensionAppealInput>
{
    public DecideSuspensionAppealInputType()
    {
        Name = "DecideSuspensionAppealInput";
        Description = "A decision about an appeal against a suspension.";
        LabelInputFields.AddTo(this);
        Field<NonNullGraphType<BooleanGraphType>>("allowed").Description("True to lift the suspension.");
    }
}
