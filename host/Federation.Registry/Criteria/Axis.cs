namespace Federation.Registry.Criteria;

/// <summary>The five sides of the label, in the order in which its announcement of 19 September 2012 names them.</summary>
public enum Axis
{
    /// <summary>« les performances techniques »</summary>
    TechnicalPerformance,

    /// <summary>« les services »</summary>
    Services,

    /// <summary>« la qualité »</summary>
    Quality,

    /// <summary>« les engagements sociétaux et environnementaux »</summary>
    Commitments,

    /// <summary>« le degré d'interopérabilité des centres en réseaux »</summary>
    Interoperability,
}
