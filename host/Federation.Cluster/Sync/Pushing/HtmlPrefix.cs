using System.Text;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>Knows the page of an error or a sign-in by its first bytes. Pure.</summary>
internal static class HtmlPrefix
{
    private static readonly string[] Beginnings = ["<!doctype html", "<html", "<head", "<body"];

    public static bool IsAt(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble)) head = head[Encoding.UTF8.Preamble.Length..];
        string text = Encoding.Latin1.GetString(head).TrimStart();
        return Beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
