using System.Globalization;
using System.Text;

namespace Federation.Cluster.Tests.Labels;

/// <summary>A request with a body, read off a socket.</summary>
/// <param name="Head">Its first line and its headers.</param>
internal sealed record PostedRequest(string Head, byte[] Body)
{
    private const string Length = "Content-Length", End = "\r\n\r\n";

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The header's value; empty where there is none.</summary>
    public string this[string header] => Value(Head, header) ?? "";

    public static async Task<PostedRequest> ReadAsync(Stream stream)
    {
        var read = new List<byte>();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0) throw new EndOfStreamException();
            read.AddRange(buffer.AsSpan(0, count));
            string text = Encoding.Latin1.GetString([.. read]); // a character for each byte
            int end = text.IndexOf(End, StringComparison.Ordinal);
            if (end < 0) continue;
            int length = int.Parse(Value(text[..end], Length) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
            if (read.Count - end - End.Length >= length) return new PostedRequest(text[..end], [.. read[(end + End.Length)..]]);
        }
    }

    private static string? Value(string head, string header) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{header}: ", StringComparison.OrdinalIgnoreCase))?[(header.Length + 2)..];
}
