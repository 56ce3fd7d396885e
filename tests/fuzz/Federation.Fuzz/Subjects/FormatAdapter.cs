using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Fuzz.Subjects;

/// <summary>
/// An adapter for one format by itself. Its map asks everything of every field that the kit can be asked, whatever the field is called.
/// </summary>
internal sealed class FormatAdapter(RecordFormat format) : RecordAdapter
{
    private const int MostFields = 40;

    private readonly RecordFormat[] _formats = [format];

    protected override IReadOnlyList<RecordFormat> Formats => _formats;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        var fields = record.In("properties") is var properties && properties.Names.Any() ? properties : record;
        string[] names = [.. fields.Names.Take(MostFields)];
        var draft = new ListingDraft { Name = findings.Name(fields, names.FirstOrDefault(name => fields.Text(name) is not null) ?? "name") };
        draft = draft with { Location = findings.Location(Coordinates.ReadGeoJson(record)) };
        for (int index = 0; index < names.Length; index++)
        {
            string name = names[index];
            draft = draft with
            {
                Description = fields.Text(name) ?? draft.Description,
                Website = findings.Website(fields, name) ?? draft.Website,
                Capacity = fields.WholeNumber(name) ?? draft.Capacity,
                Services = [.. fields.Texts(name), .. fields.In(name).Names],
                Location = Coordinates.Read(fields, name, names[(index + 1) % names.Length]).Location ?? draft.Location,
                Address = new PostalAddress
                {
                    Street = fields.TextAt(fields.Pointer(name)) ?? draft.Address?.Street,
                    Country = Countries.CodeOf(fields.Text(name) ?? "") ?? Countries.AtEndOf(fields.Text(name) ?? "") ?? draft.Address?.Country,
                },
            };
        }

        return findings.Result(draft);
    }
}
