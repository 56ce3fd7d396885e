using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Gateway.Exports.Formats;

/// <summary>The members that a centre has in both JSON formats, named as in GraphQL. What is not known is null, a list of nothing empty.</summary>
internal static class CentreJson
{
    /// <summary>Files are for people too: accents stay what they are. Nobody takes them for a page, which is what the escaping is against.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteMembers(Utf8JsonWriter json, ExportedCentre exported, RemedyLanguage language)
    {
        var (centre, content) = (exported.Centre, exported.Centre.Content);
        json.WriteString("id", GlobalId.Of(centre.Id));
        json.WriteString("key", centre.Id.Value);
        json.WriteString("name", content.Name);
        json.WriteString("description", content.Description);
        WriteAddress(json, content.Address);
        json.WriteString("website", content.Website);
        json.WriteString("phone", content.Phone);
        json.WriteString("openingHours", content.OpeningHours);
        WriteTerms(json, "services", content.Services, Vocabulary.Services, language);
        if (content.Capacity is { } capacity) json.WriteNumber("capacity", capacity);
        else json.WriteNull("capacity");
        json.WriteString("capacityText", content.CapacityText);
        WriteTexts(json, "languages", content.Languages);
        WriteTerms(json, "accessibility", content.Accessibility, Vocabulary.Accessibility, language);
        WriteTexts(json, "prices", content.Prices.Select(price => price.Text));
        WriteLabel(json, exported.Label);
        WriteTexts(json, "networks", centre.State.Networks.Select(network => network.Value));
        json.WriteBoolean("stale", centre.IsStale);
        json.WriteString("changedAt", centre.State.ChangedAt);
        WriteSources(json, exported.Sources);
        ObligationWords.Write(json, "obligations", exported.Obligations);
    }

    private static void WriteAddress(Utf8JsonWriter json, Address? address)
    {
        if (address is null)
        {
            json.WriteNull("address");
            return;
        }

        json.WriteStartObject("address");
        json.WriteString("street", address.Street);
        json.WriteString("postalCode", address.PostalCode);
        json.WriteString("locality", address.Locality);
        json.WriteString("localityCode", address.LocalityCode);
        json.WriteString("region", address.Region);
        json.WriteString("country", address.Country);
        json.WriteEndObject();
    }

    /// <summary>The words of a source that are no key have none.</summary>
    private static void WriteTerms(Utf8JsonWriter json, string name, IEnumerable<string> terms, Vocabulary vocabulary, RemedyLanguage language)
    {
        json.WriteStartArray(name);
        foreach (string term in terms)
        {
            json.WriteStartObject();
            json.WriteString("key", vocabulary.Has(term) ? term : null);
            json.WriteString("label", vocabulary.Label(term, language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteLabel(Utf8JsonWriter json, LabelAward? label)
    {
        if (label is null)
        {
            json.WriteNull("label");
            return;
        }

        json.WriteStartObject("label");
        WriteLevel(json, "level", label.Levels.Overall);
        json.WriteStartObject("axes");
        foreach (var axis in Enum.GetValues<Axis>()) WriteLevel(json, JsonNamingPolicy.CamelCase.ConvertName(axis.ToString()), label.Levels.On(axis));
        json.WriteEndObject();
        json.WriteString("criteriaVersion", label.CriteriaVersion);
        json.WriteString("validUntil", label.ValidUntil);
        json.WriteEndObject();
    }

    private static void WriteLevel(Utf8JsonWriter json, string name, int? level)
    {
        if (level is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static void WriteSources(Utf8JsonWriter json, IReadOnlyList<ExportSource> sources)
    {
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("network", source.Network);
            json.WriteString("listing", source.Listing);
            json.WriteString("origin", source.Origin);
            json.WriteString("licence", source.Licence);
            json.WriteString("attribution", source.Attribution);
            ObligationWords.WriteTerms(json, source.Terms);
            WriteTexts(json, "fields", source.Fields);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
