namespace Federation.Cluster.Matching.Scoring;

/// <summary>How two names are alike, by their words; common words count little.</summary>
internal enum NameLevel : byte
{
    None,

    /// <summary>The same words, in any order, or the same letters, differently set apart.</summary>
    Equal,

    /// <summary>The same, but nothing in them is rare.</summary>
    EqualCommon,

    /// <summary>They differ in common words.</summary>
    Alike,

    /// <summary>Everything that the one says, the other says too, and something rare beside it.</summary>
    Contained,

    /// <summary>They share most.</summary>
    ShareMuch,

    /// <summary>They share something.</summary>
    ShareSome,

    /// <summary>They share common words alone.</summary>
    ShareCommon,

    Differ,
}

/// <summary>How two texts are alike by their letters, in percent; lower bounds are inclusive.</summary>
internal enum LettersLevel : byte
{
    None,
    Same,
    From90,
    From75,
    From60,
    From45,
    From30,
    Below30,
}

/// <summary>Numbers, and points of the compass, in two names.</summary>
internal enum QualifierLevel : byte
{
    None,
    Same,
    Differ,
}

/// <summary>Whether one name says that it is a part of a place, such as its cash machine or its pharmacy.</summary>
internal enum PartLevel : byte
{
    None,

    /// <summary>The other does not say so.</summary>
    OneIsPart,
}

/// <summary>What two names share where the town's own name, which both repeat, is left out.</summary>
internal enum TownLevel : byte
{
    None,

    /// <summary>They are the same, and name the town.</summary>
    Equal,

    /// <summary>Both say nothing else but common words.</summary>
    NothingElse,

    /// <summary>One of them says nothing else but common words, and the other does.</summary>
    OneSaysMore,

    /// <summary>One of them adds the town's name, and nothing else but common words.</summary>
    OneAddsTown,

    /// <summary>They agree in what else they say.</summary>
    Agree,

    /// <summary>They agree in part of it.</summary>
    Partly,

    /// <summary>What else they say differs.</summary>
    Differ,
}

/// <summary>Bands of the distance between two places, in metres, exclusive.</summary>
internal enum DistanceLevel : byte
{
    None,
    Below25,
    Below100,
    Below250,
    Below500,
    Below1000,
    Below3000,
    Beyond,
}

/// <summary>Two streets with their numbers.</summary>
internal enum StreetLevel : byte
{
    None,
    SameNumber,
    Same,
    OtherNumber,
    Partly,
    Other,
}

internal enum PostcodeLevel : byte
{
    None,
    Same,

    /// <summary>They begin alike.</summary>
    SameArea,
    Other,
}

internal enum LocalityLevel : byte
{
    None,
    Same,

    /// <summary>One contains the other, or they share a word.</summary>
    Partly,
    Other,
}

internal enum PhoneLevel : byte
{
    None,
    Same,

    /// <summary>They differ in the last digits: one switchboard, or neighbours.</summary>
    Near,
    Other,
}

internal enum SiteLevel : byte
{
    None,

    /// <summary>One page of one site, not its front page.</summary>
    SamePage,

    /// <summary>One site, and at least one of them says nothing but its front page.</summary>
    SameSite,

    /// <summary>Two pages of one site, as chains have.</summary>
    OtherPage,

    /// <summary>Two sites whose names have one owner's word.</summary>
    SameOwner,
    Other,
}

/// <summary>Where two kinds of evidence speak against each other.</summary>
internal enum ContraryLevel : byte
{
    None,

    /// <summary>One street, with one number if both say one, and names that share nothing rare: a town hall with several services.</summary>
    OneAddressOtherNames,

    /// <summary>Names that are alike, at different streets or numbers: a chain, or a move.</summary>
    OneNameOtherAddresses,
}
