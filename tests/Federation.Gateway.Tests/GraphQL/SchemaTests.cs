using System.Runtime.CompilerServices;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class SchemaTests
{
    [Fact]
    public async Task Schema_EveryTypeFieldAndArgument_IsDescribed()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        Assert.Empty(schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(Undescribed));
    }

    [Fact]
    public async Task Schema_PrintedForPeople_IsTheOneInTheDocumentation()
    {
        await using var host = await GatewayHost.StartAsync();
        string sdl = host.Services.GetRequiredService<DirectorySchema>().ToSdl();
        string file = DocumentationFile();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(file, sdl, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) == sdl, "docs/schema.graphql is not the schema of the code: UPDATE_DOCS=1 writes it.");
        Assert.Equal(sdl, await host.Http.GetStringAsync("/graphql/schema", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Schema_NetworksAndRuns_HaveNoFieldForTheConfiguration()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        Assert.DoesNotContain(schema.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields), field => field.Name.Contains("config", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Undescribed(IGraphType type)
    {
        // The specification's own scalars are described by the specification.
        if (string.IsNullOrWhiteSpace(type.Description) && type is not ScalarGraphType { Name: "ID" or "String" or "Int" or "Float" or "Boolean" }) yield return type.Name;
        if (type is EnumerationGraphType enumeration)
        {
            foreach (var value in enumeration.Values.Where(value => string.IsNullOrWhiteSpace(value.Description))) yield return $"{type.Name}.{value.Name}";
        }

        if (type is not IComplexGraphType complex) yield break;
        foreach (var field in complex.Fields)
        {
            if (string.IsNullOrWhiteSpace(field.Description)) yield return $"{type.Name}.{field.Name}";
            foreach (var argument in field.Arguments ?? [])
            {
                if (string.IsNullOrWhiteSpace(argument.Description)) yield return $"{type.Name}.{field.Name}({argument.Name})";
            }
        }
    }

    private static string DocumentationFile([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../docs/schema.graphql"));
}
