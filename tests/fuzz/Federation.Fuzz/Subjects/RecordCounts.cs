using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace Federation.Fuzz.Subjects;

/// <summary>How many records a source holds, for the sources of which that is easily told. Other code than the parsers' own.</summary>
internal static class RecordCounts
{
    /// <summary>Items of an array, at the root or in a member of the root; null where the text is no JSON, or the member is there twice.</summary>
    public static int? OfJson(byte[] input, string? member)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            if (member is null) return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.GetArrayLength() : null;
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var arrays = document.RootElement.EnumerateObject().Where(entry => entry.NameEquals(member)).ToList();
            return arrays is [{ Value.ValueKind: JsonValueKind.Array } array] ? array.Value.GetArrayLength() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Rows after the first that are not empty; null where there is a quote, anything beyond printable ASCII, or a row of signs alone, which may be blank.</summary>
    public static int? OfPlainTable(byte[] input)
    {
        if (input.Any(unit => unit is (byte)'"' or > (byte)'~' or (< (byte)' ' and not ((byte)'\t' or (byte)'\r' or (byte)'\n')))) return null;
        string[] rows = Encoding.ASCII.GetString(input).ReplaceLineEndings("\n").Split('\n');
        return rows.Skip(1).Any(row => row.Length > 0 && row.Trim(';', ',', '|', '\t', ' ').Length == 0) ? null : rows.Skip(1).Count(row => row.Length > 0);
    }

    /// <summary>Outermost elements of the name; null where the text is no XML in UTF-8.</summary>
    public static int? OfXml(byte[] input, string element)
    {
        if (!Utf8.IsValid(input)) return null;
        int count = 0;
        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(input).TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            for (bool more = reader.Read(); more;)
            {
                bool isRecord = reader.NodeType == XmlNodeType.Element && reader.LocalName == element;
                if (isRecord) count++;
                if (isRecord) reader.Skip();
                more = isRecord ? !reader.EOF : reader.Read();
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return count;
    }
}
