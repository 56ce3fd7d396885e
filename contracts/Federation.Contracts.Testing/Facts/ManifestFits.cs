using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.Contracts.Testing;

/// <summary><c>adapter.json</c> is whole, and says of the class what the class is.</summary>
internal sealed partial class ManifestFits : ConformanceFact
{
    private static readonly string[] Required = ["id", "version", "contract", "assembly", "type", "name", "capabilities", "configSchema", "hosts", "licence", "attribution"];

    private static readonly string[] Optional = ["politeness"];

    private static readonly string[] SecretWords = ["token", "password", "passwd", "secret", "apikey", "api_key", "api-key", "credential"];

    public override Task HoldAsync(CaseTrial trial)
    {
        if (trial.Manifest is not { } manifest) Judging.Broken(trial.ManifestProblem ?? "There is no adapter.json.");
        else Judging.None(Breaches(trial, manifest));
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Breaches(CaseTrial trial, PluginManifest manifest)
    {
        var members = manifest.Root.EnumerateObject().Select(member => member.Name).ToList();
        var type = trial.Type;
        return Required.Except(members).Select(name => $"\"{name}\" is missing.")
            .Concat(members.Except(Required).Except(Optional).Select(name => $"\"{name}\" is not a member of a manifest."))
            .Concat(Text(manifest, "id", Id().IsMatch, "is to be lower-case letters, digits and single hyphens"))
            .Concat(Text(manifest, "version", VersionText().IsMatch, "is to be three numbers with points"))
            .Concat(Text(manifest, "type", text => text == type.FullName, $"is to be {type.FullName}"))
            .Concat(Text(manifest, "assembly", text => text == type.Assembly.GetName().Name + ".dll", $"is to be {type.Assembly.GetName().Name}.dll"))
            .Concat(type.IsPublic || type.IsNestedPublic ? [] : [$"{type.FullName} is not public: the host cannot create it."])
            .Concat(Contract(manifest.Root)).Concat(Capabilities(manifest.Root, trial.Create().Capabilities)).Concat(Schema(trial, manifest)).Concat(Words(manifest.Root));
    }

    private static IEnumerable<string> Text(PluginManifest manifest, string name, Func<string, bool> isRight, string rule) =>
        manifest.Text(name) is { } text && !isRight(text) ? [$"\"{name}\" is \"{text}\" and {rule}."] : [];

    private static IEnumerable<string> Contract(JsonElement root)
    {
        if (!root.TryGetProperty("contract", out var contract) || contract.ValueKind != JsonValueKind.Object) return [];
        if (Bound(contract, "from") is not { } from || Bound(contract, "below") is not { } below) return ["\"contract\" is to name \"from\" and \"below\", each two numbers with a point."];
        return from <= ContractVersion.Current && ContractVersion.Current < below ? [] : [$"\"contract\" is {from} to below {below}; the contract that the adapter is built with is {ContractVersion.Current}."];
    }

    private static Version? Bound(JsonElement contract, string name) =>
        contract.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Version.TryParse(value.GetString(), out var version) ? version : null;

    private static IEnumerable<string> Capabilities(JsonElement root, AdapterCapabilities actual)
    {
        if (!root.TryGetProperty("capabilities", out var names) || names.ValueKind != JsonValueKind.Array) return [];
        var told = AdapterCapabilities.None;
        foreach (var name in names.EnumerateArray())
        {
            if (name.ValueKind != JsonValueKind.String || !Enum.TryParse<AdapterCapabilities>(name.GetString(), ignoreCase: true, out var one) || name.GetString()!.Any(char.IsUpper)) return ["\"capabilities\" is to name snapshot, incremental or deletions."];
            told |= one;
        }

        return told == actual ? [] : [$"\"capabilities\" is {told}, and the class says {actual}."];
    }

    private static IEnumerable<string> Schema(CaseTrial trial, PluginManifest manifest)
    {
        if (!manifest.Settings.Contains("source")) yield return "\"configSchema\" does not name the setting \"source\".";
        foreach (string setting in trial.Case.Settings.Keys.Except(manifest.Settings)) yield return $"The case gives a setting \"{setting}\" that \"configSchema\" does not name.";
        foreach (string setting in manifest.Settings.Except(manifest.Secrets).Where(setting => SecretWords.Any(word => setting.Contains(word, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"The setting \"{setting}\" is called like a secret, and is not marked as one: \"x-secret\": true.";
        }
    }

    private static IEnumerable<string> Words(JsonElement root)
    {
        foreach (string language in new[] { "en", "fr" })
        {
            if (root.TryGetProperty("name", out var name) && (name.ValueKind != JsonValueKind.Object || !name.TryGetProperty(language, out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))) yield return $"\"name\" says nothing in \"{language}\".";
        }

        foreach (string part in new[] { "id", "name", "url" })
        {
            if (root.TryGetProperty("licence", out var licence) && (licence.ValueKind != JsonValueKind.Object || !licence.TryGetProperty(part, out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))) yield return $"\"licence\" names no \"{part}\".";
        }

        if (root.TryGetProperty("attribution", out var credit) && (credit.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(credit.GetString()))) yield return "\"attribution\" is blank.";
        if (root.TryGetProperty("hosts", out var hosts) && (hosts.ValueKind != JsonValueKind.Array || hosts.EnumerateArray().Any(host => host.ValueKind != JsonValueKind.String || !Host().IsMatch(host.GetString()!)))) yield return "\"hosts\" is to be names of hosts in lower case, without scheme, port and path.";
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,64})?\z")]
    private static partial Regex VersionText();

    [GeneratedRegex(@"^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\z")]
    private static partial Regex Host();
}
