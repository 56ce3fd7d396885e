using Federation.Architecture.Tests.Repository;

namespace Federation.Architecture.Tests;

/// <summary>Contracts &lt;- Cluster &lt;- Gateway &lt;- Web &lt;- Host, Registry and Trust &lt;- Cluster, and plug-ins beside them: as the project files say.</summary>
public sealed class ProjectArrowTests
{
    private static readonly string[] PluginMayUse = ["Federation.Contracts", "Federation.Adapters.Sdk", "Federation.Adapters.Mapping"];

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Federation.Contracts"] = [],
        ["Federation.Adapters.Sdk"] = ["Federation.Contracts"],
        ["Federation.Adapters.Mapping"] = ["Federation.Contracts", "Federation.Adapters.Sdk"],
        ["Federation.Contracts.Testing"] = ["Federation.Contracts"],
        ["Federation.Adapters.Templates"] = [],
        ["Federation.Registry"] = [],
        ["Federation.Trust"] = [],
        ["Federation.Cluster"] = ["Federation.Contracts", "Federation.Adapters.Sdk", "Federation.Adapters.Mapping", "Federation.Registry", "Federation.Trust"],
        ["Federation.Gateway"] = ["Federation.Contracts", "Federation.Registry", "Federation.Trust", "Federation.Cluster"],
        ["Federation.Web"] = ["Federation.Gateway"],
        ["Federation.Host"] = ["Federation.Contracts", "Federation.Adapters.Sdk", "Federation.Adapters.Mapping", "Federation.Registry", "Federation.Trust", "Federation.Cluster", "Federation.Gateway", "Federation.Web"],
    };

    public static TheoryData<string> Shipped => new(ProjectFile.Shipped.Select(project => project.Name));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Project_EveryReference_FollowsTheArrows(string name)
    {
        var project = Project(name);
        var used = project.Projects.Where(reference => !(reference.OrderOnly && reference.IsPlugin)).Select(reference => reference.Name);

        Offences.None(used.Except(AllowedFor(project)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Assembly_EveryReference_FollowsTheArrows(string name)
    {
        var project = Project(name);
        var ours = AssemblyMetadata.Of(project).References.Where(reference => reference.StartsWith("Federation.", StringComparison.Ordinal));

        Offences.None(ours.Except(AllowedFor(project)));
    }

    [Fact]
    public void Contracts_Packages_AreTheLoggingAbstractionsOnly() =>
        Assert.Equal(
            ["Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.Extensions.Logging.Abstractions"],
            Project("Federation.Contracts").Packages.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Federation.Contracts")]
    [InlineData("Federation.Adapters.Sdk")]
    [InlineData("Federation.Adapters.Mapping")]
    [InlineData("Federation.Contracts.Testing")]
    public void ContractsProject_PublicSignatures_AreHeldByTheAnalyzer(string name)
    {
        var project = Project(name);

        Assert.Contains("Microsoft.CodeAnalysis.PublicApiAnalyzers", project.Packages);
        Assert.True(File.Exists(Path.Combine(project.Folder, "PublicAPI.Shipped.txt")));
        Assert.True(File.Exists(Path.Combine(project.Folder, "PublicAPI.Unshipped.txt")));
    }

    [Fact]
    public void Registry_PackagesAndFrameworks_AreAYamlReaderSignaturesAndChecksumsOnly()
    {
        var registry = Project("Federation.Registry");

        Assert.Equal(["NSec.Cryptography", "System.IO.Hashing", "YamlDotNet"], registry.Packages);
        Assert.Empty(registry.Frameworks);
    }

    [Fact]
    public void Trust_PackagesAndFrameworks_AreSignaturesOfJwtsOnly()
    {
        var trust = Project("Federation.Trust");

        Assert.Equal(["Microsoft.IdentityModel.JsonWebTokens"], trust.Packages);
        Assert.Empty(trust.Frameworks);
    }

    [Fact]
    public void Cluster_Frameworks_AreWithoutAspNet()
    {
        var cluster = Project("Federation.Cluster");

        Assert.Empty(cluster.Frameworks);
        Assert.DoesNotContain(cluster.Packages, package => package.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(AssemblyMetadata.Of(cluster).References, reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    // It shows what grains do, and is served behind the operator's role by the host that has both (ADR 53).
    [Fact]
    public void OrleansDashboard_IsKnownToTheHostAlone() =>
        Assert.Equal(["Federation.Host"], ProjectFile.All.Where(project => project.Packages.Any(package => package.StartsWith("Microsoft.Orleans.Dashboard", StringComparison.Ordinal))).Select(project => project.Name));

    // The directory tells of itself by the base library; who listens is the host's matter (ADR 56).
    [Fact]
    public void OpenTelemetry_IsKnownToTheHostAlone() =>
        Assert.Equal(["Federation.Host"], ProjectFile.All.Where(project => project.Packages.Any(package => package.StartsWith("OpenTelemetry", StringComparison.Ordinal))).Select(project => project.Name));

    [Fact]
    public void Host_EveryPlugin_IsBuiltButNotReferenced() =>
        Offences.None(Project("Federation.Host").Projects.Where(reference => reference.IsPlugin && !reference.OrderOnly).Select(reference => reference.Include));

    [Fact]
    public void Plugins_Folder_MakesAPlugin() =>
        Assert.All(ProjectFile.Plugins, plugin => Assert.StartsWith("Federation.Adapters.", plugin.Name, StringComparison.Ordinal));

    [Fact]
    public void Plugin_Manifest_LiesBesideItsProject() =>
        Offences.None(ProjectFile.Plugins.Where(plugin => !File.Exists(Path.Combine(plugin.Folder, "adapter.json"))).Select(plugin => $"{plugin.Name} has no adapter.json."));

    private static string[] AllowedFor(ProjectFile project)
    {
        if (project.IsPlugin) return PluginMayUse;
        return MayUse.TryGetValue(project.Name, out string[]? allowed)
            ? allowed
            : throw new Xunit.Sdk.XunitException($"{project.Name} is new: say here, and in docs/architecture.md, what it may use.");
    }

    private static ProjectFile Project(string name) => Assert.Single(ProjectFile.All, project => project.Name == name);
}
