using System.Text.Json;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>The rules of a door, by how many people it admits without network.</summary>
internal sealed class DoorRegister : Register
{
    private const string Fields = "version rules { offlineAdmissions }";

    public override string Name => "door";

    public override bool IsKept => false;

    public override string Query => $"query($centre: ID!) {{ centre(id: $centre) {{ name }} door(centre: $centre) {{ {Fields} }} }}";

    public override Answer Told(JsonElement data) => data.GetProperty("centre").ValueKind == JsonValueKind.Object ? Of(data.GetProperty("door")) : new Answer("no centre");

    public override (string Mutation, object Input) Change(string centre, Answer seen, Random random) => (
        $"mutation($input: AdmissionRulesInput!) {{ setAdmissionRules(input: $input) {{ __typename ... on DoorSet {{ door {{ {Fields} }} }} ... on Refusal {{ code }} }} }}",
        new { centre, madeOn = seen.Version, admits = Array.Empty<object>(), offlineAdmissions = random.Next(200) });

    public override Answer Outcome(JsonElement data) => data.GetProperty("setAdmissionRules") is var result && result.TryGetProperty("door", out var door) ? Of(door) : Refusal(result, "admission.changed");

    private static Answer Of(JsonElement door) =>
        new(Operation.Ok, door.GetProperty("version").GetInt32(), door.GetProperty("rules") is { ValueKind: JsonValueKind.Object } rules ? rules.GetProperty("offlineAdmissions").GetInt32() : -1);
}
