using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Federation.Trust.Chains;
using Federation.Trust.Marks;
using Federation.Trust.Statements;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Statements;

/// <summary>Any text at all may be shown: it is a statement, or there is a code. Nothing is thrown, and nothing that was changed is believed.</summary>
public sealed class HostileStatementTests
{
    private const int Trials = 5_000;

    private static readonly ThreeLevels Federation = new();
    private static readonly string[] Genuine = Federation.Chain();
    private static readonly HashSet<string> Codes = [.. typeof(TrustCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!)]; // Constants of texts.

    private static readonly string[] Tokens = ["null", "[]", "{}", "\"\"", "-1", "1e999", "99999999999999999999", "\"\\uD800\"", "{\"\\uD800\":1}", "true", "\"https://a.example\"", "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]"];

    [Fact]
    public void Read_AnyText_IsJudged() => Gen.String.Sample(text => IsJudged(text), iter: Trials);

    [Fact]
    public void Read_AnyBytesInThreeParts_AreJudged() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Byte.Array[0, 60]).Sample((header, claims) => IsJudged($"{Convert.ToBase64String(header)}.{Convert.ToBase64String(claims).TrimEnd('=')}.AAAA"), iter: Trials);

    [Fact]
    public void Read_AMemberWithAnotherValue_IsJudged() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[0, 11]).Sample((which, member, token) =>
    {
        var claims = JsonNode.Parse(RawToken.Claims(Genuine[which]))!.AsObject(); // They are ours.
        string name = claims.Select(entry => entry.Key).Concat(["crit", "constraints", "metadata_policy", "trust_marks", "trust_mark_issuers", "trust_mark_owners", "authority_hints"]).ElementAt(member % (claims.Count + 7));
        claims.Remove(name);
        string text = claims.ToJsonString()[..^1] + $",\"{name}\":{Tokens[token]}}}";
        return IsJudged(RawToken.Of("""{"alg":"ES256","typ":"entity-statement+jwt","kid":"k"}""", text));
    }, iter: Trials);

    [Fact]
    public void Verify_OneCharacterChanged_IsRefused() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10_000], Gen.Char['!', '~']).Sample((which, place, character) =>
    {
        string[] chain = [.. Genuine];
        var text = new StringBuilder(chain[which]);
        int at = place % text.Length;
        if (text[at] == character) return true;
        text[at] = character;
        chain[which] = text.ToString();
        var judged = ChainVerifier.VerifyAsync(chain, Federation.Anchor.AsAnchor, ThreeLevels.Noon, TrustRules.Standard).GetAwaiter().GetResult();
        return judged.Value is null && Codes.Contains(judged.Refusal!.Code); // Where there is no value.
    }, iter: Trials);

    private static bool IsJudged(string text)
    {
        var statement = StatementReader.Read(text, ThreeLevels.Noon, TrustRules.Standard);
        var mark = MarkReader.Read(text, TrustRules.Standard);
        return IsWhole(statement.Value, statement.Refusal) && IsWhole(mark.Value, mark.Refusal);
    }

    private static bool IsWhole(object? value, TrustRefusal? refusal) => value is null ? refusal is not null && Codes.Contains(refusal.Code) && refusal.Message.All(character => character is >= ' ' and <= '~') : refusal is null;
}
