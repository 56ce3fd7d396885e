using CsCheck;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http;
using GraphQLParser;

namespace Federation.Gateway.Tests.Http;

public sealed class DocumentScaleTests
{
    /// <summary>Fragments that spread later ones a few times: never a cycle, often a bomb.</summary>
    private static readonly Gen<int[]> Spreads = Gen.Int[0, 3].Array[1, 12];

    [Fact]
    public void Check_AnyFragments_CountsAsManyFieldsAsTheyExpandTo() => Spreads.Sample(spreads =>
    {
        // Each fragment holds one field and spreads the next one as often as its number says.
        int[] fields = new int[spreads.Length + 1];
        for (int i = spreads.Length - 1; i >= 0; i--) fields[i] = 1 + (spreads[i] * fields[i + 1]);
        string text = "{ ...F0 } " + string.Concat(spreads.Select((times, i) => $"fragment F{i} on Q {{ a {(i == spreads.Length - 1 ? "" : string.Concat(Enumerable.Repeat($"...F{i + 1} ", times)))} }} "));
        // A fragment is checked by itself too, whether it is spread or not.
        int expected = fields.Max();

        return Passes(text, expected) && !Passes(text, expected - 1);
    });

    private static bool Passes(string text, int fields)
    {
        try
        {
            DocumentScale.Check(Parser.Parse(text), new QueryLimits { Fields = fields });
            return true;
        }
        catch (CodedError refusal) when (refusal.ErrorCode == ErrorCode.LimitFields)
        {
            return false;
        }
    }
}
