using System.Buffers;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.TestAdapters;

/// <summary>Records <c>{"id","name","contact":{"person"},"pad"}</c> of about as many bytes as the setting "size" says.</summary>
internal sealed class RecordGenerator(AdapterConfig config)
{
    private static readonly IReadOnlyList<string> Persons = ["/contact"];

    private readonly string _pad = new('x', config.WholeNumber("size") ?? 20);
    private readonly string? _flaw = config.Text("flaw");

    public List<SourceRecord> Records(int start, int count)
    {
        var records = new List<SourceRecord>(count);
        for (int number = start; number < start + count; number++) records.Add(Record(number));
        return records;
    }

    private SourceRecord Record(int number)
    {
        string id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var buffer = new ArrayBufferWriter<byte>(_pad.Length + 100);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", $"Place {id}");
            json.WriteStartObject("contact");
            json.WriteString("person", "Somebody");
            json.WriteEndObject();
            json.WriteString("pad", _pad);
            json.WriteEndObject();
        }

        var raw = buffer.WrittenMemory;
        bool flawed = number == 1;
        if (flawed && _flaw == "malformed") raw = "{\"contact\":\"Somebody\", "u8.ToArray();
        if (flawed && _flaw == "too-large") raw = new byte[(1024 * 1024) + 1];
        return new SourceRecord { SourceId = flawed && _flaw == "id-too-long" ? new string('i', 2_000) : id, Raw = raw, Locator = $"row {number + 2}", PersonFields = Persons };
    }
}
