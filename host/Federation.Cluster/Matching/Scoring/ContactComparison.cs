namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares how two listings are reached: telephones and websites. Pure, symmetric, allocates nothing.</summary>
internal static class ContactComparison
{
    /// <summary>Numbers that are equal but for the last three digits are given out together.</summary>
    private const uint Near = 1_000;

    public static PhoneLevel Phones(MatchTraits one, MatchTraits other)
    {
        if (one.Phones.IsEmpty || other.Phones.IsEmpty) return PhoneLevel.None;
        bool near = false;
        foreach (uint phone in one.Phones)
        {
            foreach (uint otherPhone in other.Phones)
            {
                if (phone == otherPhone) return PhoneLevel.Same;
                near |= phone / Near == otherPhone / Near;
            }
        }

        return near ? PhoneLevel.Near : PhoneLevel.Other;
    }

    /// <summary>Two unlike pages of platforms are no evidence: one place has several.</summary>
    public static SiteLevel Sites(MatchTraits one, MatchTraits other)
    {
        var (site, otherSite) = (one.Site, other.Site);
        if (site.Page != 0 && site.Page == otherSite.Page) return SiteLevel.SamePage;
        if (site.Host == 0 || otherSite.Host == 0) return SiteLevel.None;
        if (site.Host == otherSite.Host) return site.Page == 0 || otherSite.Page == 0 ? SiteLevel.SameSite : SiteLevel.OtherPage;
        return site.Owner == otherSite.Owner ? SiteLevel.SameOwner : SiteLevel.Other;
    }
}
