using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>What a place offers: by its type, by its amenities and by its keywords. The vocabulary has no coworking space: sites say it in words.</summary>
internal static class PlaceServices
{
    private static readonly char[] Between = [',', ';', '|'];

    public static ServiceTable Types { get; } = new("@type, additionalType", new(StringComparer.OrdinalIgnoreCase)
    {
        ["Library"] = [ServiceKeys.Library],
        ["InternetCafe"] = [ServiceKeys.Cafe, ServiceKeys.ComputerAccess, ServiceKeys.Internet],
        ["CafeOrCoffeeShop"] = [ServiceKeys.Cafe],
        ["Restaurant"] = [ServiceKeys.Cafe],
        ["BarOrPub"] = [ServiceKeys.Cafe],
        ["EventVenue"] = [ServiceKeys.EventSpace],
        ["MeetingRoom"] = [ServiceKeys.MeetingRoom],
        ["LodgingBusiness"] = [ServiceKeys.Accommodation],
        ["Hotel"] = [ServiceKeys.Accommodation],
        ["Hostel"] = [ServiceKeys.Accommodation],
        ["ChildCare"] = [ServiceKeys.Childcare],
        ["PostOffice"] = [ServiceKeys.PostalServices],
        ["Coworking"] = [ServiceKeys.Coworking],
        ["CoworkingSpace"] = [ServiceKeys.Coworking],
        ["Coworking_space"] = [ServiceKeys.Coworking],
        ["FabLab"] = [ServiceKeys.Fabrication],
        ["Fab_lab"] = [ServiceKeys.Fabrication],
        ["Hackerspace"] = [ServiceKeys.Fabrication],
    });

    public static ServiceTable Amenities { get; } = new("amenityFeature", new(StringComparer.Ordinal)
    {
        ["wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["wi fi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["free wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["free wi fi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["wifi gratuit"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["internet"] = [ServiceKeys.Internet],
        ["internet access"] = [ServiceKeys.Internet],
        ["acces internet"] = [ServiceKeys.Internet],
        ["fibre"] = [ServiceKeys.Internet, ServiceKeys.FibreInternet],
        ["meeting room"] = [ServiceKeys.MeetingRoom],
        ["meeting rooms"] = [ServiceKeys.MeetingRoom],
        ["salle de reunion"] = [ServiceKeys.MeetingRoom],
        ["salles de reunion"] = [ServiceKeys.MeetingRoom],
        ["event space"] = [ServiceKeys.EventSpace],
        ["printer"] = [ServiceKeys.Printing],
        ["printing"] = [ServiceKeys.Printing],
        ["imprimante"] = [ServiceKeys.Printing],
        ["scanner"] = [ServiceKeys.Scanning],
        ["kitchen"] = [ServiceKeys.Kitchen],
        ["cuisine"] = [ServiceKeys.Kitchen],
        ["coffee"] = [ServiceKeys.Cafe],
        ["cafe"] = [ServiceKeys.Cafe],
        ["parking"] = [ServiceKeys.Parking],
        ["free parking"] = [ServiceKeys.Parking],
        ["bicycle parking"] = [ServiceKeys.BikeParking],
        ["bike parking"] = [ServiceKeys.BikeParking],
        ["parking velo"] = [ServiceKeys.BikeParking],
        ["shower"] = [ServiceKeys.Shower],
        ["showers"] = [ServiceKeys.Shower],
        ["douche"] = [ServiceKeys.Shower],
        ["lockers"] = [ServiceKeys.Lockers],
        ["casiers"] = [ServiceKeys.Lockers],
        ["phone booth"] = [ServiceKeys.PhoneBooth],
        ["phone booths"] = [ServiceKeys.PhoneBooth],
        ["cabine telephonique"] = [ServiceKeys.PhoneBooth],
        ["private office"] = [ServiceKeys.PrivateOffice],
        ["private offices"] = [ServiceKeys.PrivateOffice],
        ["projector"] = [ServiceKeys.Projector],
        ["videoprojecteur"] = [ServiceKeys.Projector],
        ["videoconference"] = [ServiceKeys.Videoconference],
        ["visioconference"] = [ServiceKeys.Videoconference],
        ["air conditioning"] = [ServiceKeys.AirConditioning],
        ["climatisation"] = [ServiceKeys.AirConditioning],
        ["terrace"] = [ServiceKeys.OutdoorArea],
        ["terrasse"] = [ServiceKeys.OutdoorArea],
        ["garden"] = [ServiceKeys.OutdoorArea],
        ["jardin"] = [ServiceKeys.OutdoorArea],
        ["24 7 access"] = [ServiceKeys.RoundTheClockAccess],
        ["coworking"] = [ServiceKeys.Coworking],
        ["coworking space"] = [ServiceKeys.Coworking],
        ["espace de coworking"] = [ServiceKeys.Coworking],
        ["toilets"] = [],
        ["toilettes"] = [],
    });

    public static ServiceTable Keywords { get; } = new("keywords", new(StringComparer.Ordinal)
    {
        ["coworking"] = [ServiceKeys.Coworking],
        ["coworking space"] = [ServiceKeys.Coworking],
        ["espace de coworking"] = [ServiceKeys.Coworking],
        ["telework"] = [ServiceKeys.Telework],
        ["teletravail"] = [ServiceKeys.Telework],
        ["fablab"] = [ServiceKeys.Fabrication],
        ["makerspace"] = [ServiceKeys.Fabrication],
        ["hackerspace"] = [ServiceKeys.Fabrication],
        ["bibliotheque"] = [ServiceKeys.Library],
        ["library"] = [ServiceKeys.Library],
        ["meeting room"] = [ServiceKeys.MeetingRoom],
        ["salle de reunion"] = [ServiceKeys.MeetingRoom],
        ["formation"] = [ServiceKeys.Training],
        ["mediation numerique"] = [ServiceKeys.DigitalHelp],
        ["repair cafe"] = [ServiceKeys.Repair],
    });

    public static IReadOnlyList<string> Read(RecordFields place, IReadOnlyList<string> amenities, MapFindings findings)
    {
        var types = place.Texts("@type").Concat(SchemaOrgText.AllOf(place, "additionalType")).Select(PlaceWords.Bare);
        var keywords = SchemaOrgText.AllOf(place, "keywords").SelectMany(text => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(FoldedText.Of);
        var offered = amenities.Select(FoldedText.Of).Where(word => word.Length > 0 && !PlaceAccess.IsOfAccess(word));
        return
        [
            .. types.SelectMany(type => Types.Find(type) ?? [])
                .Concat(Amenities.Read(offered, findings, place.Pointer("amenityFeature")))
                .Concat(Keywords.ReadProse(keywords.Where(word => word.Length > 0), findings, place.Pointer("keywords")))
                .Distinct(),
        ];
    }
}
