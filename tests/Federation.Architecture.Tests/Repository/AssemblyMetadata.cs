using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Federation.Architecture.Tests.Repository;

/// <summary>What a built assembly is made of, read without loading it.</summary>
internal sealed record AssemblyMetadata(IReadOnlyList<string> References, IReadOnlyList<string> TypeNames)
{
    /// <summary>Reads a project's output; the test is skipped where it was not built in this configuration.</summary>
    public static AssemblyMetadata Of(ProjectFile project)
    {
        Assert.SkipUnless(File.Exists(project.BuiltAssembly), $"{project.Name} is not built in {RepositoryFiles.Configuration}: build Federation.sln first.");
        using var stream = File.OpenRead(project.BuiltAssembly);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return new AssemblyMetadata(
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeDefinitions.Select(handle => WithoutArity(metadata.GetString(metadata.GetTypeDefinition(handle).Name)))]);
    }

    private static string WithoutArity(string name) => name.Split('`')[0];
}
