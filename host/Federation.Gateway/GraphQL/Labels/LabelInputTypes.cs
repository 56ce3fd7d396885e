using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelDecisionInputType : InputObjectGraphType<LabelDecisionInput>
{
    public LabelDecisionInputType()
    {
        Name = "LabelDecisionInput";
        Description = "A decision about the label of a centre.";
        LabelInputFields.AddTo(this);
    }
}

internal sealed class AwardLabelInputType : InputObjectGraphType<AwardLabelInput>
{
    public AwardLabelInputType()
    {
        Name = "AwardLabelInput";
        Description = "An award of the label.";
        LabelInputFields.AddTo(this);
        Field<NonNullGraphType<AxisLevelsInputType>>("levels").Description("The levels to award.");
    }
}

internal sealed class AxisLevelsInputType : InputObjectGraphType<AxisLevelsInput>
{
    public AxisLevelsInputType()
    {
        Name = "AxisLevelsInput";
        Description = "A level for each axis, 1 to 3; an axis that could not be measured is left out. At least one is there.";
        foreach (string axis in (string[])["technicalPerformance", "services", "quality", "commitments", "interoperability"]) Field<IntGraphType>(axis).Description("1 to 3; left out where it could not be measured.");
    }
}

/// <summary>What every decision about a label says.</summary>
internal static class LabelInputFields
{
    public static void AddTo<T>(InputObjectGraphType<T> type)
    {
        type.Field<NonNullGraphType<IdGraphType>>("centre").Description("The centre's key or global id.");
        type.Field<NonNullGraphType<IntGraphType>>("madeOn").Description("The version of the label that was looked at; 0 where there is none. Where the label has changed since, nothing is decided.");
        type.Field<StringGraphType>("actor").Description($"Who decides, 1 to {LabelDecision.MostActorCharacters} characters, where the operator token of the data folder is used; it shows nobody. Left out by whoever is signed in: the account's id is written down. Told to those alone who may have the actor of a LabelEvent.");
        type.Field<NonNullGraphType<StringGraphType>>("reason").Description($"Why, 1 to {LabelDecision.MostReasonCharacters} characters. It is published: it names no person.");
    }
}
