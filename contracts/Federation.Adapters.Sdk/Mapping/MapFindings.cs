using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Gathers what is found while one record is mapped, and turns it with the draft into a result. Made anew for each record; not
/// thread safe.
/// </summary>
public sealed class MapFindings
{
    private readonly List<Issue> _issues = [];
    private readonly List<string> _invalidFields = [];

    /// <summary>What was noted so far, in order.</summary>
    internal IReadOnlyList<Issue> Issues => _issues;

    /// <summary>Notes something worth knowing that cost nothing.</summary>
    public void Info(string code, string message, string? pointer = null) =>
        _issues.Add(new Issue { Code = code, Severity = IssueSeverity.Info, Message = message, Pointer = pointer });

    /// <summary>Notes a value that was left out or read leniently.</summary>
    public void Warning(string code, string message, string? pointer = null) => _issues.Add(Issue.Warning(code, message, pointer));

    /// <summary>
    /// Notes a value that cannot be used, so that the one last accepted is kept.
    /// </summary>
    /// <param name="field">The member of <see cref="ListingDraft"/>, in camel case.</param>
    public void Unusable(string field, string code, string message, string? pointer = null)
    {
        Warning(code, message, pointer);
        _invalidFields.Add(field);
    }

    /// <summary>The name; where there is none the record will be rejected with <c>name.missing</c>.</summary>
    public string Name(RecordFields fields, string member) => Name(fields.Text(member), fields.Pointer(member));

    /// <summary>The name where it was put together by the adapter; null is none, as for <see cref="Name(RecordFields, string)"/>.</summary>
    public string Name(string? name, string? pointer)
    {
        if (name is not null) return name;
        _issues.Add(Issue.Error("name.missing", "The record has no name.", pointer));
        return "";
    }

    /// <summary>The location, with its issues noted.</summary>
    public GeoPoint? Location(CoordinatesReading reading)
    {
        _issues.AddRange(reading.Issues);
        if (reading.Invalid) _invalidFields.Add("location");
        return reading.Location;
    }

    /// <summary>
    /// The location where it is inside one of the areas that the source speaks of. Outside of them its coordinates belong to another place or are
    /// swapped, and it is left out with <c>coordinates.outside</c>.
    /// </summary>
    /// <param name="pointer">Where the latitude is.</param>
    public GeoPoint? Location(CoordinatesReading reading, string pointer, params IReadOnlyList<GeoBox> areas)
    {
        if (Location(reading) is not { } point || areas.Any(area => area.Contains(point))) return reading.Location;
        Unusable("location", "coordinates.outside", string.Create(CultureInfo.InvariantCulture, $"Latitude {point.Latitude} and longitude {point.Longitude} are outside of the area that this source lists."), pointer);
        return null;
    }

    /// <summary>The hours' text; <c>hours.in-words</c> where it stands in the source's words, because not every part is understood.</summary>
    /// <param name="pointer">Where the first of their columns is.</param>
    public string? OpeningHours(WeeklyHours hours, string pointer)
    {
        if (hours is { IsUnderstood: false, Text: not null }) Info("hours.in-words", "Not every part of the opening hours is understood; they are given in the source's words.", pointer);
        return hours.Text;
    }

    /// <summary>
    /// The first web address in the text, with <c>website.several</c> where there are more; null, with <c>website.unreadable</c>, where it holds something else.
    /// </summary>
    public string? Website(RecordFields fields, string member) => Website(fields.Text(member), fields.Pointer(member));

    /// <summary>The same of a text that the adapter took from somewhere; null for null.</summary>
    public string? Website(string? text, string? pointer)
    {
        if (text is null) return null;
        var addresses = WebAddress.AllIn(text);
        if (addresses is not [var address, ..])
        {
            // The text is not quoted: people write names and mailboxes into this field.
            Unusable("website", "website.unreadable", "The website is no web address.", pointer);
            return null;
        }

        if (addresses.Count > 1) Info("website.several", $"The website holds {addresses.Count} addresses; the first was taken.", pointer);
        if (WebAddress.WithoutCutPath(address) is not { } whole) return address;
        Warning("website.truncated", "The website's address is cut off with an ellipsis; only its host is kept.", pointer);
        return whole;
    }

    /// <summary>The draft with its invalid fields; a rejection that shows it where an error was noted.</summary>
    public MapResult Result(ListingDraft draft)
    {
        var whole = draft with { InvalidFields = [.. _invalidFields] };
        return _issues.Any(issue => issue.Severity == IssueSeverity.Error) ? MapResult.Reject(whole, _issues) : MapResult.Map(whole, _issues);
    }
}
