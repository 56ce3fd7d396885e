namespace Federation.Cluster.Problems;

/// <summary>The languages in which every remedy is written.</summary>
public enum RemedyLanguage
{
    English,
    French,
}
