using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>
/// What a configuration that came over the network may name: https addresses, and nothing that this host would open or expand for itself.
/// The host that fetches holds to it too; this says so early. Pure.
/// </summary>
internal static partial class SafeSource
{
    /// <summary>Every text in the configuration that names something else, with its JSON pointer and the reason.</summary>
    /// <param name="onThisMachine">Servers of this machine that its operator lets networks be read from; their addresses are taken too.</param>
    public static IEnumerable<(string Pointer, string Reason)> Refusals(JsonElement value, IReadOnlyCollection<Uri> onThisMachine, string pointer = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Refusals(member.Value, onThisMachine, $"{pointer}/{Escape(member.Name)}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Refusals(item, onThisMachine, $"{pointer}/{index}")),
        JsonValueKind.String when IsAt(value, onThisMachine) => [],
        JsonValueKind.String when Refusal(value.GetString()!) is { } reason => [(pointer, reason)], // a JSON string is not null
        _ => [],
    };

    private static bool IsAt(JsonElement text, IReadOnlyCollection<Uri> servers) =>
        servers.Count > 0 && Uri.TryCreate(text.GetString(), UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && servers.Any(server => server.Scheme == address.Scheme && server.Authority == address.Authority);

    private static string? Refusal(string text)
    {
        if (text.Contains("${", StringComparison.Ordinal)) return "settings of the host are not filled in over the network";
        if (text.TrimStart().StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return HttpsRefusal(text);
        if (Scheme().IsMatch(text)) return "only https addresses are accepted over the network";
        return PathLike().IsMatch(text) ? "paths are accepted from the command line and the networks file only" : null;
    }

    private static string? HttpsRefusal(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Host.Length == 0 ? "it is not an https address"
        : address.IsLoopback ? "servers of this machine are accepted from the command line, the networks file and --source-on-this-machine only"
        : address.UserInfo.Length > 0 ? "an address holds no user name and no password"
        : null;

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>A scheme at the start: letters, a colon, and something right after it.</summary>
    [GeneratedRegex(@"^\s*[A-Za-z][A-Za-z0-9+.\-]+:\S")]
    private static partial Regex Scheme();

    /// <summary>Slashes of either kind, a drive letter, a home folder, or the name of a data file.</summary>
    [GeneratedRegex(@"[/\\]|^\s*[A-Za-z]:|^\s*[~.]|\.(csv|tsv|txt|json|geojson|xml|osm|xlsx?|ods|zip|gz|html?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PathLike();
}
