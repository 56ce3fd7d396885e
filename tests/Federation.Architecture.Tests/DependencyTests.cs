using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Federation.Architecture.Tests;

/// <summary>What the types themselves use: a transitive reference in a project file is no licence.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Contracts = Assembly.Load("Federation.Contracts");
    private static readonly Assembly Sdk = Assembly.Load("Federation.Adapters.Sdk");
    private static readonly Assembly Registry = Assembly.Load("Federation.Registry");
    private static readonly Assembly Trust = Assembly.Load("Federation.Trust");
    private static readonly Assembly Cluster = Assembly.Load("Federation.Cluster");
    private static readonly Assembly Gateway = Assembly.Load("Federation.Gateway");

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(Contracts, Sdk, Registry, Trust, Cluster, Gateway).Build();

    [Fact]
    public void Contracts_Types_UseTheBaseLibraryAndLoggingAbstractions() =>
        Types().That().ResideInAssembly(Contracts)
            .Should().OnlyDependOn(Namespaces("Federation.Contracts", "System", "Microsoft.Extensions.Logging", "Microsoft.CodeAnalysis"))
            .Check(House);

    [Fact]
    public void Sdk_Types_UseNothingOfTheHost() => NotUse(Sdk, "Federation.Registry", "Federation.Cluster", "Federation.Gateway", "Federation.Host", "Orleans");

    // The analyzer bans it by name; this holds what an alias or a generated file would let through.
    [Fact]
    public void Sdk_Types_ReadNoTextThatHidesBrokenBytes() =>
        Types().That().ResideInAssembly(Sdk)
            .Should().NotDependOnAny(Types(includeReferenced: true).That().HaveFullName("System.IO.StreamReader"))
            .WithoutRequiringPositiveResults()
            .Check(House);

    // Third parties check a label with it.
    [Fact]
    public void Registry_Types_UseNothingOfTheHostNorOfTheContracts() =>
        NotUse(Registry, "Orleans", "Microsoft.AspNetCore", "Federation.Contracts", "Federation.Cluster", "Federation.Gateway", "Federation.Host", "Federation.Adapters");

    // What it judges comes to it as text: it asks nobody and keeps nothing.
    [Fact]
    public void Trust_Types_UseNothingOfTheHostAndNoNetwork() =>
        NotUse(Trust, "Orleans", "Microsoft.AspNetCore", "Microsoft.Data", "System.Net.Http", "System.Net.Sockets", "Federation.Contracts", "Federation.Registry", "Federation.Cluster", "Federation.Gateway", "Federation.Host", "Federation.Adapters");

    [Fact]
    public void Cluster_Types_UseNoWeb() => NotUse(Cluster, "Microsoft.AspNetCore", "GraphQL", "Federation.Gateway", "Federation.Host");

    // Mappings are read by the program itself, and that only where manifests are read and workers run.
    [Fact]
    public void Cluster_Types_UseNoAdapterOfTheirOwn() =>
        Types().That().ResideInAssembly(Cluster).And().DoNotResideInNamespaceMatching(@"^Federation\.Cluster\.Adapters\.(Catalogue|Packages|Hosting|Worker)(\.|$)")
            .Should().NotDependOnAny(Namespaces("Federation.Adapters"))
            .Check(House);

    [Fact]
    public void Gateway_Types_UseNoHost() => NotUse(Gateway, "Federation.Host", "Federation.Adapters", "Spectre.Console", "System.CommandLine");

    // The account store is the gateway's own; the directory's it reads through the cluster.
    [Fact]
    public void Gateway_Types_ReadNoDatabaseButTheAccountStore() =>
        Types().That().ResideInAssembly(Gateway).And().DoNotResideInNamespaceMatching(@"^Federation\.Gateway\.Identity\.Store(\.|$)")
            .Should().NotDependOnAny(Namespaces("Microsoft.Data.Sqlite", "Npgsql", "Azure"))
            .Check(House);

    [Fact]
    public void Gateway_OutsideTheSignIn_KnowsNoAccountStore() =>
        Types().That().ResideInAssembly(Gateway).And().DoNotResideInNamespaceMatching(@"^Federation\.Gateway\.Identity(\.|$)")
            .Should().NotDependOnAny(Namespaces("Microsoft.EntityFrameworkCore", "OpenIddict.Core", "OpenIddict.Server"))
            .Check(House);

    // The rules above hold nothing if they find nothing.
    [Fact]
    public void Rule_ANamespaceInUse_IsFound() => Assert.Throws<FailedArchRuleException>(() => NotUse(Gateway, "Microsoft.AspNetCore"));

    private static void NotUse(Assembly assembly, params string[] namespaces) =>
        Types().That().ResideInAssembly(assembly)
            .Should().NotDependOnAny(Namespaces(namespaces))
            .WithoutRequiringPositiveResults()
            .Check(House);

    // Types of referenced assemblies too: those are what the arrows forbid.
    private static GivenTypesConjunction Namespaces(params string[] namespaces) =>
        Types(includeReferenced: true).That().ResideInNamespaceMatching($@"^({string.Join('|', namespaces.Select(name => name.Replace(".", @"\.", StringComparison.Ordinal)))})(\.|$)");
}
