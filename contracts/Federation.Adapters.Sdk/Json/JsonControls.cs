using System.Text;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Control characters inside the texts of JSON, where the standard asks for escapes: a line end typed into a description, a U+0000 out of
/// a database. They make the whole no JSON, and yet what is meant is beyond doubt.
/// </summary>
internal static class JsonControls
{
    private const byte FirstThatNeedsNoEscape = 0x20;

    /// <summary>Whether the text that begins the bytes, after white space, a comma or a colon, holds such a character.</summary>
    public static bool AreInFirstText(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \t\r\n,:"u8);
        if (bytes is not [(byte)'"', ..]) return false;
        for (int index = 1; index < bytes.Length && bytes[index] != '"'; index++)
        {
            if (bytes[index] < FirstThatNeedsNoEscape) return true;
            if (bytes[index] == '\\') index++;
        }

        return false;
    }

    /// <summary>The same JSON with every such character escaped.</summary>
    /// <param name="first">Where in the result the first of them stands; -1 where there is none.</param>
    public static byte[] Escape(ReadOnlySpan<byte> bytes, out int first)
    {
        first = -1;
        using var escaped = new MemoryStream(bytes.Length + 64);
        bool inText = false;
        for (int index = 0; index < bytes.Length; index++)
        {
            byte unit = bytes[index];
            if (inText && unit < FirstThatNeedsNoEscape)
            {
                if (first < 0) first = (int)escaped.Length;
                escaped.Write(Encoding.ASCII.GetBytes($"\\u{unit:x4}"));
                continue;
            }

            escaped.WriteByte(unit);
            if (unit == '"') inText = !inText;
            else if (inText && unit == '\\' && index + 1 < bytes.Length && bytes[index + 1] >= FirstThatNeedsNoEscape) escaped.WriteByte(bytes[++index]);
        }

        return escaped.ToArray();
    }
}
