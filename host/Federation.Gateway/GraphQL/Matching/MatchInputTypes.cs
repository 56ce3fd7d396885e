using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed class PairDecisionInputType : InputObjectGraphType<PairDecisionInput>
{
    public PairDecisionInputType()
    {
        Name = "PairDecisionInput";
        Description = "A decision on two listings.";
        Field<NonNullGraphType<StringGraphType>>("one").Description("A listing's key: network and the network's own id, with a slash between.");
        Field<NonNullGraphType<StringGraphType>>("other").Description("Another one's.");
        MatchInputFields.AddTo(this);
    }
}

internal sealed class UndoRegroupingInputType : InputObjectGraphType<UndoRegroupingInput>
{
    public UndoRegroupingInputType()
    {
        Name = "UndoRegroupingInput";
        Description = "A regrouping to take back.";
        Field<NonNullGraphType<StringGraphType>>("regrouping").Description("Its key.");
        MatchInputFields.AddTo(this);
    }
}

internal sealed class PinFieldInputType : InputObjectGraphType<PinFieldInput>
{
    public PinFieldInputType()
    {
        Name = "PinFieldInput";
        Description = "A decision on which listing's value a field of a centre shows.";
        Field<NonNullGraphType<IdGraphType>>("centre").Description("The centre's key or global id.");
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field, as \"provenance\" names it; services cannot be pinned, they add up.");
        Field<StringGraphType>("listing").Description("The key of one of the centre's listings; left out to take a pin back.");
        MatchInputFields.AddTo(this);
    }
}

/// <summary>What every decision about matching says.</summary>
internal static class MatchInputFields
{
    public static void AddTo<T>(InputObjectGraphType<T> type)
    {
        type.Field<StringGraphType>("actor").Description("Who decides, where the operator token of the data folder is used; it shows nobody. Left out by whoever is signed in: the account's id is written down.");
        type.Field<NonNullGraphType<StringGraphType>>("reason").Description("Why, 1 to 1,000 characters. It is published with the centre's history: it names no person.");
    }
}
