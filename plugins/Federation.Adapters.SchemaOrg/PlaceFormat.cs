using System.Diagnostics.CodeAnalysis;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.SchemaOrg;

/// <summary>The places of one page or document. An organisation that says nowhere where it is, such as the publisher of every page, is none.</summary>
internal sealed class PlaceFormat : JsonLdFormat
{
    private readonly SiteSettings _settings;

    [SetsRequiredMembers]
    public PlaceFormat(SiteSettings settings)
    {
        _settings = settings;
        Types = [.. PlaceTypes.Places, .. PlaceTypes.Organizations, .. settings.Types];
        IdPointers = ["/@id", "/identifier", "/identifier/value", "/branchCode", "/url"];
        PersonNames = [.. PersonNames, "review", "reviews", "creator", "contributor", "organizer", "performer", "sponsor", "funder"];
        CutsMailboxes = true;
    }

    protected override bool Takes(RecordFields candidate)
    {
        var types = candidate.Texts("@type").Select(PlaceWords.Bare);
        return types.Any(type => PlaceTypes.IsPlace(type) || _settings.Types.Contains(type, StringComparer.Ordinal)) || HasPlace(candidate);
    }

    private static bool HasPlace(RecordFields organization) =>
        organization.Value("address") is not null || organization.Value("geo") is not null || SchemaOrgText.ObjectsOf(organization, "location") is [var place, ..] && (place.Value("address") is not null || place.Value("geo") is not null);
}
