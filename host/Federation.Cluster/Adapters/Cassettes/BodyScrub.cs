using System.Text;
using System.Text.Unicode;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>A body as a cassette holds it: scrubbed, as text where it is text, byte for byte the same otherwise.</summary>
internal static class BodyScrub
{
    /// <summary>Gives the answer its body.</summary>
    public static CassetteAnswer Fill(CassetteAnswer answer, byte[] body, SecretScrub secrets, PersonScrub persons)
    {
        if (body.Length == 0) return answer;
        var encoding = EncodingOf(body);

        // What holds zeros is no text, and what looks like a number in it is none; packed files (.xlsx, .zip) are not looked into.
        bool isText = encoding is not null || !body.AsSpan().Contains((byte)0);
        encoding ??= Encoding.Latin1;
        string scrubbed = secrets.Apply(encoding.GetString(body));
        if (isText) scrubbed = persons.Apply(scrubbed);
        return encoding is UTF8Encoding ? answer with { Body = scrubbed } : answer with { BodyBase64 = Convert.ToBase64String(encoding.GetBytes(scrubbed)) };
    }

    public static byte[] Of(CassetteAnswer answer) => answer.BodyBase64 is { } bytes ? Convert.FromBase64String(bytes) : Encoding.UTF8.GetBytes(answer.Body ?? "");

    /// <summary>Null for bytes of no known encoding: Latin-1 keeps them as they are, and shows what is ASCII in any of its extensions.</summary>
    private static Encoding? EncodingOf(byte[] body)
    {
        if (body is [0xFF, 0xFE, ..] && Keeps(Encoding.Unicode, body)) return Encoding.Unicode;
        if (body is [0xFE, 0xFF, ..] && Keeps(Encoding.BigEndianUnicode, body)) return Encoding.BigEndianUnicode;
        return Utf8.IsValid(body) && !body.AsSpan().Contains((byte)0) ? Encoding.UTF8 : null;
    }

    private static bool Keeps(Encoding encoding, byte[] body) => encoding.GetBytes(encoding.GetString(body)).AsSpan().SequenceEqual(body);
}
