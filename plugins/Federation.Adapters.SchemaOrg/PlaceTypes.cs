using System.Collections.Frozen;

namespace Federation.Adapters.SchemaOrg;

/// <summary>Types of schema.org that a place to work, make or meet may have. A network adds others by its setting <c>types</c>.</summary>
internal static class PlaceTypes
{
    /// <summary>What is a place by itself.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "Place", "LocalBusiness", "Library", "CivicStructure", "EventVenue", "CityHall", "TouristInformationCenter", "Museum", "PerformingArtsTheater", "ArchiveOrganization", "AnimalShelter", "AutomotiveBusiness", "ChildCare",
        "Dentist", "DryCleaningOrLaundry", "EmergencyService", "EmploymentAgency", "EntertainmentBusiness", "ArtGallery", "FinancialService", "AccountingService", "InsuranceAgency", "FoodEstablishment", "CafeOrCoffeeShop",
        "BarOrPub", "Bakery", "Restaurant", "GovernmentOffice", "PostOffice", "HealthAndBeautyBusiness", "HomeAndConstructionBusiness", "InternetCafe", "LegalService", "Notary", "LodgingBusiness", "Hotel", "Hostel", "Campground",
        "MedicalBusiness", "ProfessionalService", "RadioStation", "RealEstateAgent", "RecyclingCenter", "SelfStorage", "ShoppingCenter", "SportsActivityLocation", "SportsClub", "ExerciseGym", "Store", "BookStore", "ComputerStore",
        "ElectronicsStore", "HardwareStore", "OfficeEquipmentStore", "TelevisionStation", "TravelAgency", "MeetingRoom", "LandmarksOrHistoricalBuildings",
    ];

    /// <summary>What has a place where it says so.</summary>
    public static IReadOnlyList<string> Organizations { get; } =
    [
        "Organization", "Corporation", "NGO", "GovernmentOrganization", "EducationalOrganization", "School", "CollegeOrUniversity", "LibrarySystem", "ResearchOrganization", "WorkersUnion", "OnlineBusiness",
    ];

    private static readonly FrozenSet<string> ByThemselves = Places.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsPlace(string type) => ByThemselves.Contains(type);
}
