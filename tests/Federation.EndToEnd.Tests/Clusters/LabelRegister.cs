using System.Text.Json;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>The label of a centre, by the level that is held; awarded where none is, and revoked where one is.</summary>
internal sealed class LabelRegister : Register
{
    private const string Fields = "version heldLevel";

    public override string Name => "label";

    public override bool IsKept => true;

    public override string Query => $"query($centre: ID!) {{ centre(id: $centre) {{ label {{ {Fields} }} }} }}";

    public override Answer Told(JsonElement data) => data.GetProperty("centre") is { ValueKind: JsonValueKind.Object } centre ? Of(centre.GetProperty("label")) : new Answer("no centre");

    public override (string Mutation, object Input) Change(string centre, Answer seen, Random random) => seen.Value == 0
        ? ($"mutation($input: AwardLabelInput!) {{ change: awardLabel(input: $input) {{ __typename ... on LabelDecided {{ label {{ {Fields} }} }} ... on Refusal {{ code }} }} }}",
            new { centre, madeOn = seen.Version, actor = "operator", reason = "Assessed.", levels = new { services = random.Next(1, 4) } })
        : ($"mutation($input: LabelDecisionInput!) {{ change: revokeLabel(input: $input) {{ __typename ... on LabelDecided {{ label {{ {Fields} }} }} ... on Refusal {{ code }} }} }}",
            new { centre, madeOn = seen.Version, actor = "operator", reason = "Looked at anew." });

    public override Answer Outcome(JsonElement data) => data.GetProperty("change") is var result && result.TryGetProperty("label", out var label) ? Of(label) : Refusal(result, "label.changed");

    /// <summary>Nothing stands under version 0.</summary>
    private static Answer Of(JsonElement label) => label.ValueKind != JsonValueKind.Object
        ? new Answer(Operation.Ok, 0, 0)
        : new Answer(Operation.Ok, label.GetProperty("version").GetInt32(), label.GetProperty("heldLevel") is { ValueKind: JsonValueKind.Number } level ? level.GetInt32() : 0);
}
