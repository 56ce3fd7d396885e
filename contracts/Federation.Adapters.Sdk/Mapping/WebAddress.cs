using System.Text.RegularExpressions;

namespace Federation.Adapters.Sdk;

/// <summary>Web addresses as people type them into a cell: with or without scheme, several at once, or something else.</summary>
internal static partial class WebAddress
{
    private const char Ellipsis = '…';

    /// <summary>The parts of the text that are http(s) addresses or bare hosts, each once.</summary>
    public static IReadOnlyList<string> AllIn(string text) => [.. text
        .Split([' ', '\t', '\r', '\n', '\u00A0', '|', ';', ','], StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Trim('<', '>', '(', ')', '[', ']', '"', '\''))
        .Where(part => part.Length <= 2_000 && Shape().IsMatch(part))
        .Distinct()];

    /// <summary>Only scheme and host of an address that somebody cut off with an ellipsis; null for one that is whole.</summary>
    public static string? WithoutCutPath(string address) =>
        address.Contains(Ellipsis, StringComparison.Ordinal) ? Shape().Match(address).Groups["host"].Value : null;

    // Backtracking stays within one label, at most 63 characters: no label can hold the dot that ends it.
    // Scheme, host with a top-level domain of letters (or xn--), port; then anything. No '@': that is a mailbox or a trap.
    [GeneratedRegex(
        @"^(?<host>(?:https?://)?(?:[\p{L}\p{Nd}](?:[\p{L}\p{Nd}_-]{0,61}[\p{L}\p{Nd}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})\.?(?::[0-9]{1,5})?)(?:[/?#][^\s@]*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
