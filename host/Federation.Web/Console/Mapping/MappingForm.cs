using System.Text;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Mapping;

/// <summary>What somebody wants looked at. Kept nowhere but on the page that answers.</summary>
/// <param name="Sample">Not looked at where <paramref name="OfQuarantine"/>.</param>
public sealed record MappingForm(string Mapping, string Sample, bool OfQuarantine)
{
    /// <summary>Of each of the two, in bytes of UTF-8.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Of the whole form: two texts and two files, with room for what stands around them.</summary>
    public const int MostFormBytes = 512 * 1024;

    /// <summary>To begin with: the smallest mapping that reads a table.</summary>
    public static MappingForm Blank { get; } = new(
        """
        id: my-network
        version: 1.0.0
        name: { en: "My network", fr: "Mon réseau" }
        licence: { id: lov2, name: "Licence Ouverte 2.0", url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" }
        attribution: My network
        source: { format: csv }
        records: { id: id }
        fields:
          name: nom
        """, "", false);

    /// <summary>The id of the field that a refusal is about; null for the whole form.</summary>
    public string? FieldOf(string? code) => code switch
    {
        "preview.no-records" => "sample",
        "preview.too-large" => Encoding.UTF8.GetByteCount(Mapping) > MostBytes ? "mapping" : "sample",
        _ => null,
    };

    /// <summary>The form as it was sent; a file goes before the text of its field.</summary>
    /// <returns>What cannot be read with it; null for nothing.</returns>
    internal static async Task<(MappingForm Form, OrderDone? Unread)> ReadAsync(IFormCollection form, Language language, CancellationToken cancellationToken)
    {
        var words = new MappingWords(language);
        bool ofQuarantine = form["use"] == "quarantine";
        var read = new MappingForm(form["mapping"].ToString(), form["sample"].ToString(), ofQuarantine);
        var (mapping, mappingFault) = await FileAsync(form, "mapping", read.Mapping, words, cancellationToken);
        var (sample, sampleFault) = ofQuarantine ? (read.Sample, null) : await FileAsync(form, "sample", read.Sample, words, cancellationToken);
        read = read with { Mapping = mapping, Sample = sample };
        if (mappingFault is not null || sampleFault is not null) return (read, mappingFault ?? sampleFault);
        if (read.Mapping.Trim().Length == 0) return (read, OrderDone.Unread("mapping", words.NoMapping));
        return !ofQuarantine && read.Sample.Trim().Length == 0 ? (read, OrderDone.Unread("sample", words.NoSample)) : (read, null);
    }

    private static async Task<(string Text, OrderDone? Unread)> FileAsync(IFormCollection form, string field, string typed, MappingWords words, CancellationToken cancellationToken)
    {
        if (form.Files[$"{field}-file"] is not { Length: > 0 } file) return (typed, null);
        if (file.Length > MostBytes) return (typed, OrderDone.Unread(field, words.FileTooLarge));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray()).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException)
        {
            return (typed, OrderDone.Unread(field, words.NoText));
        }
    }
}
