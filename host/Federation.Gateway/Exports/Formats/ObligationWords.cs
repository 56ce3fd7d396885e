using System.Text.Json;
using Federation.Cluster.Centres.Licences;

namespace Federation.Gateway.Exports.Formats;

/// <summary>How exports say what licences ask for, the same in each format.</summary>
internal static class ObligationWords
{
    /// <summary><c>required</c>, <c>none</c> or <c>unknown</c>.</summary>
    public static string Of(Obligation obligation) => obligation switch
    {
        Obligation.None => "none",
        Obligation.Required => "required",
        _ => "unknown",
    };

    /// <summary>A member of the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, string member, LicenceSum sum)
    {
        json.WriteStartObject(member);
        json.WriteString("attribution", Of(sum.Attribution));
        json.WriteString("shareAlike", Of(sum.ShareAlike));
        json.WriteEndObject();
    }

    /// <summary>Members of the object that is open: which licence it is, and what it asks for.</summary>
    public static void WriteTerms(Utf8JsonWriter json, LicenceTerms terms)
    {
        json.WriteString("licenceName", terms.Name);
        json.WriteString("licenceUrl", terms.Url?.AbsoluteUri);
        json.WriteString("attributionIs", Of(terms.Attribution));
        json.WriteString("shareAlikeIs", Of(terms.ShareAlike));
    }
}
