using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed record SuggestCorrectionInput
{
    public required string Centre { get; init; }

    public required string Field { get; init; }

    public required string Value { get; init; }

    public string? Comment { get; init; }
}

internal sealed class SuggestCorrectionInputType : InputObjectGraphType<SuggestCorrectionInput>
{
    public SuggestCorrectionInputType()
    {
        Name = "SuggestCorrectionInput";
        Description = "A correction for the network that the shown value comes from.";
        Field<NonNullGraphType<IdGraphType>>("centre").Description("The centre's key or global id.");
        Field<NonNullGraphType<StringGraphType>>("field").Description("name, description, website, phone, openingHours or capacity.");
        Field<NonNullGraphType<StringGraphType>>("value").Description("What it should say, as a listing would.");
        Field<StringGraphType>("comment").Description("How you know, for the network's eyes; 1,000 characters at most. It names no person.");
    }
}
