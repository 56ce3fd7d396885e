using System.Text;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Text that a store, an index and a log can all hold: whole characters of Unicode, and no U+0000.</summary>
internal static class PlainText
{
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) return false;
        while (!text.IsEmpty)
        {
            int surrogate = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (surrogate < 0) return true;
            if (Rune.DecodeFromUtf16(text[surrogate..], out _, out int length) != System.Buffers.OperationStatus.Done) return false;
            text = text[(surrogate + length)..];
        }

        return true;
    }
}
