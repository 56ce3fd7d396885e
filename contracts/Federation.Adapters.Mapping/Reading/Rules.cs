using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>What single values of a mapping have to be: the rules of <c>adapter.json</c>.</summary>
internal static partial class Rules
{
    private const int MostHostCharacters = 253;

    public static bool IsId(string text) => text.Length <= 64 && Id().IsMatch(text);

    public static bool IsVersion(string text) => Version().IsMatch(text);

    public static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    public static bool IsHost(string text) => text.Length <= MostHostCharacters && !IsThisMachine(text) && Host().IsMatch(text);

    public static bool IsSettingName(string text) => SettingName().IsMatch(text);

    private static bool IsThisMachine(string host) =>
        host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,64})?\z")]
    private static partial Regex Version();

    // After *. at least two labels follow: "*.fr" is no host that anybody answers for.
    [GeneratedRegex(@"^(?:\*\.(?=[^.]+\.))?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,39}\z")]
    private static partial Regex SettingName();
}
