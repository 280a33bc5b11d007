namespace DslNet.Analyzers.Tests.Use;

/// <summary>What the tests need of ASP.NET Core and of Microsoft.Extensions.DependencyInjection: types of the same names, with methods of the same shape.</summary>
public static class HostStandIn
{
    public const string Types = """

        namespace Microsoft.AspNetCore.Routing { public interface IEndpointRouteBuilder { } }

        namespace Microsoft.AspNetCore.Http { public class HttpContext { public float[] Row = null!; } public delegate Task RequestDelegate(HttpContext context); }

        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Routing;

            public sealed class RouteHandlerBuilder { }

            public sealed class WebApplication : IEndpointRouteBuilder { public void Run() { } }

            public static class EndpointRouteBuilderExtensions
            {
                public static RouteHandlerBuilder Map(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder endpoints, string pattern, RequestDelegate handler) => new();
                public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapPatch(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => new();
                public static RouteHandlerBuilder MapMethods(this IEndpointRouteBuilder endpoints, string pattern, IEnumerable<string> methods, Delegate handler) => new();
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }

            public static class ServiceCollectionServiceExtensions
            {
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services) where T : class => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, T instance) where T : class => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
                public static IServiceCollection AddSingleton<T, TMade>(this IServiceCollection services) where T : class where TMade : class, T => services;
                public static IServiceCollection AddSingleton(this IServiceCollection services, Type type) => services;
                public static IServiceCollection AddSingleton(this IServiceCollection services, Type type, object instance) => services;
                public static IServiceCollection AddSingleton(this IServiceCollection services, Type type, Func<IServiceProvider, object> factory) => services;
                public static IServiceCollection AddKeyedSingleton<T>(this IServiceCollection services, object? key, T instance) where T : class => services;
                public static IServiceCollection AddKeyedSingleton<T>(this IServiceCollection services, object? key, Func<IServiceProvider, object?, T> factory) where T : class => services;
                public static IServiceCollection AddScoped<T>(this IServiceCollection services) where T : class => services;
                public static IServiceCollection AddScoped<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
                public static IServiceCollection AddTransient<T>(this IServiceCollection services) where T : class => services;
            }

            public static class ServiceCollectionHostedServiceExtensions
            {
                public static IServiceCollection AddHostedService<T>(this IServiceCollection services) where T : class => services;
            }
        }

        namespace Microsoft.Extensions.DependencyInjection.Extensions
        {
            public static class ServiceCollectionDescriptorExtensions
            {
                public static void TryAddSingleton<T>(this IServiceCollection services, T instance) where T : class { }
            }
        }
        """;

    /// <summary>A source with statements in a method of a program that has a host, and the types of hosts.</summary>
    public static string Method(string statements, string members = "") => "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions;\n" + UseSource.Networks + $$"""
        class Program
        {
            private static readonly DigitsNet Shared = new();
            private readonly DigitsNet field = null!;

            void Run(WebApplication app, IServiceCollection services, float[] y, DigitsNet given)
            {
                {{statements}}
            }

            {{members}}
        }
        """ + Types;
}
